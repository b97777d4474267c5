using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Says in one line what a job runs.</summary>
internal static class ToolkitMapper
{
    /// <summary>The command line, or the script with its arguments; null when there is neither.</summary>
    internal static string? CommandLine(Wire.JobBaseProperties job) =>
        job.CustomToolkitSettings?.CommandLine ?? job.CustomMpiSettings?.CommandLine ?? Script(job);

    private static string? Script(Wire.JobBaseProperties job) => job switch
    {
        { CntkSettings: { } cntk } => Join(cntk.PythonScriptFilePath ?? cntk.ConfigFilePath, cntk.CommandLineArgs),
        { PyTorchSettings: { } pyTorch } => Join(pyTorch.PythonScriptFilePath, pyTorch.CommandLineArgs),
        { TensorFlowSettings: { } tensorFlow } => Join(tensorFlow.PythonScriptFilePath, tensorFlow.MasterCommandLineArgs),
        { CaffeSettings: { } caffe } => Join(caffe.PythonScriptFilePath ?? caffe.ConfigFilePath, caffe.CommandLineArgs),
        { Caffe2Settings: { } caffe2 } => Join(caffe2.PythonScriptFilePath, caffe2.CommandLineArgs),
        { ChainerSettings: { } chainer } => Join(chainer.PythonScriptFilePath, chainer.CommandLineArgs),
        { HorovodSettings: { } horovod } => Join(horovod.PythonScriptFilePath, horovod.CommandLineArgs),
        _ => null,
    };

    private static string Join(string? script, string? arguments) => string.Join(" ", new[] { script, arguments }.Where(part => part is { Length: > 0 }));
}
