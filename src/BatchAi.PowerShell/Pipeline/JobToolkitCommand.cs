using System.Management.Automation;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet whose parameters say what a job runs. Which of them a toolkit has is checked when they are used.</summary>
public abstract class JobToolkitCommand : JobSourceCommand
{
    /// <summary>The set that says everything by parameters.</summary>
    protected const string ParametersSet = "Parameters";

    /// <summary>-Toolkit: what runs the job; Custom when a command line is given.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    public JobToolkit Toolkit { get; set; }

    /// <summary>-CommandLine: the command line of Custom and CustomMpi.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string? CommandLine { get; set; }

    /// <summary>-ScriptPath: the script of the other toolkits, as the nodes see it. Cntk and Caffe take a configuration, too.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string? ScriptPath { get; set; }

    /// <summary>-ScriptArgument: the script's arguments, which a shell expands, in one text or one by one; those of the master for TensorFlow.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ScriptArgument { get; set; }

    /// <summary>-PythonPath: the interpreter in place of python.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string? PythonPath { get; set; }

    /// <summary>-ProcessCount: how many processes there are; one per node when not given.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? ProcessCount { get; set; }

    /// <summary>-CommunicationBackend: how the processes of PyTorch talk to each other.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateSet("TCP", "Gloo", "MPI")]
    public string? CommunicationBackend { get; set; }

    /// <summary>-WorkerArgument: the arguments of TensorFlow's workers other than the master.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string[]? WorkerArgument { get; set; }

    /// <summary>-WorkerCount: how many workers TensorFlow has; one per node when not given.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateRange(1, int.MaxValue)]
    public int? WorkerCount { get; set; }

    /// <summary>-ParameterServerArgument: the arguments of TensorFlow's parameter servers.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateNotNullOrEmpty]
    public string[]? ParameterServerArgument { get; set; }

    /// <summary>-ParameterServerCount: how many parameter servers TensorFlow has.</summary>
    [Parameter(ParameterSetName = ParametersSet)]
    [ValidateRange(0, int.MaxValue)]
    public int? ParameterServerCount { get; set; }

    /// <summary>The member with the toolkit's settings, and what it says.</summary>
    /// <exception cref="BatchAiException">A parameter is nothing for the toolkit.</exception>
    private protected KeyValuePair<string, object?> ToolkitSettings() => Pipeline.ToolkitSettings.Write(Toolkit, new Dictionary<string, object?>
    {
        [nameof(CommandLine)] = CommandLine,
        [nameof(ScriptPath)] = ScriptPath,
        [nameof(ScriptArgument)] = ArgumentWords.Join(ScriptArgument),
        [nameof(PythonPath)] = PythonPath,
        [nameof(ProcessCount)] = ProcessCount,
        [nameof(CommunicationBackend)] = CommunicationBackend,
        [nameof(WorkerArgument)] = ArgumentWords.Join(WorkerArgument),
        [nameof(WorkerCount)] = WorkerCount,
        [nameof(ParameterServerArgument)] = ArgumentWords.Join(ParameterServerArgument),
        [nameof(ParameterServerCount)] = ParameterServerCount,
    });
}
