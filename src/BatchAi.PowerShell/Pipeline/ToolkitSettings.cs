namespace BatchAi.Pipeline;

/// <summary>Writes the settings of a toolkit: the block that a job file has for it.</summary>
internal static class ToolkitSettings
{
    private const string CommandLine = nameof(JobToolkitCommand.CommandLine);
    private const string Script = nameof(JobToolkitCommand.ScriptPath);
    private const string Argument = nameof(JobToolkitCommand.ScriptArgument);
    private const string Python = nameof(JobToolkitCommand.PythonPath);
    private const string Processes = nameof(JobToolkitCommand.ProcessCount);

    private static readonly Dictionary<string, string> Shell = new() { [CommandLine] = "commandLine" };
    private static readonly Dictionary<string, string> Single = new() { [Script] = "pythonScriptFilePath", [Argument] = "commandLineArgs", [Python] = "pythonInterpreterPath" };
    private static readonly Dictionary<string, string> Many = new(Single) { [Processes] = "processCount" };

    private static readonly Dictionary<JobToolkit, (string Block, Dictionary<string, string> Members)> Toolkits = new()
    {
        [JobToolkit.Custom] = ("customToolkitSettings", Shell),
        [JobToolkit.CustomMpi] = ("customMpiSettings", new(Shell) { [Processes] = "processCount" }),
        [JobToolkit.Cntk] = ("cntkSettings", Many),
        [JobToolkit.PyTorch] = ("pyTorchSettings", new(Many) { [nameof(JobToolkitCommand.CommunicationBackend)] = "communicationBackend" }),
        [JobToolkit.TensorFlow] = ("tensorFlowSettings", new(Single)
        {
            [Argument] = "masterCommandLineArgs",
            [nameof(JobToolkitCommand.WorkerArgument)] = "workerCommandLineArgs",
            [nameof(JobToolkitCommand.WorkerCount)] = "workerCount",
            [nameof(JobToolkitCommand.ParameterServerArgument)] = "parameterServerCommandLineArgs",
            [nameof(JobToolkitCommand.ParameterServerCount)] = "parameterServerCount",
        }),
        [JobToolkit.Caffe] = ("caffeSettings", Many),
        [JobToolkit.Caffe2] = ("caffe2Settings", Single),
        [JobToolkit.Chainer] = ("chainerSettings", Many),
        [JobToolkit.Horovod] = ("horovodSettings", Many),
    };

    /// <summary>The member with the settings, and what it says.</summary>
    /// <param name="toolkit">The toolkit.</param>
    /// <param name="parameters">The parameters by name; null for those that are not given.</param>
    /// <exception cref="BatchAiException"><c>ParameterNotForToolkit</c>.</exception>
    internal static KeyValuePair<string, object?> Write(JobToolkit toolkit, IEnumerable<KeyValuePair<string, object?>> parameters)
    {
        var (block, members) = Toolkits[toolkit];
        var settings = new Dictionary<string, object?>();
        foreach (var parameter in parameters.Where(parameter => parameter.Value is not null))
        {
            if (!members.TryGetValue(parameter.Key, out var member)) throw JobErrors.NotForToolkit(parameter.Key, toolkit);
            settings[IsConfiguration(toolkit, parameter) ? "configFilePath" : member] = parameter.Value;
        }

        return new(block, settings);
    }

    // These two run either a script or a file of their own language.
    private static bool IsConfiguration(JobToolkit toolkit, KeyValuePair<string, object?> parameter) =>
        toolkit is JobToolkit.Cntk or JobToolkit.Caffe && parameter.Key == Script && !((string)parameter.Value!).EndsWith(".py", StringComparison.OrdinalIgnoreCase);
}
