namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a job.</summary>
public class JobBaseProperties
{
    /// <summary>Queue order.</summary>
    [OneOf("low", "normal", "high")]
    public string? SchedulingPriority { get; set; }

    /// <summary>ARM id of the cluster; may be in another workspace / resource group.</summary>
    [Required]
    public ResourceId? Cluster { get; set; }

    /// <summary>Job-level mounts below $AZ_BATCHAI_JOB_MOUNT_ROOT, mounted before and unmounted after the job on the job's nodes only.</summary>
    public MountVolumes? MountVolumes { get; set; }

    /// <summary>Number of nodes; gang scheduled (all at once or not at all).</summary>
    [Required]
    public int? NodeCount { get; set; }

    /// <summary>Run in this docker image; absent = directly on the host.</summary>
    public ContainerSettings? ContainerSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public CntkSettings? CntkSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public PyTorchSettings? PyTorchSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public TensorFlowSettings? TensorFlowSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public CaffeSettings? CaffeSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public Caffe2Settings? Caffe2Settings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public ChainerSettings? ChainerSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public CustomToolkitSettings? CustomToolkitSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public CustomMpiSettings? CustomMpiSettings { get; set; }

    /// <summary>The toolkit, when the job has this block; exactly one has to be there.</summary>
    public HorovodSettings? HorovodSettings { get; set; }

    /// <summary>Command executed on every node of the job before the toolkit starts.</summary>
    public JobPreparation? JobPreparation { get; set; }

    /// <summary>Directory prefix for stdout, stderr and the execution log.</summary>
    [Required]
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>Named aliases for input paths.</summary>
    public IList<InputDirectory>? InputDirectories { get; set; }

    /// <summary>Named output directories created by the service.</summary>
    public IList<OutputDirectory>? OutputDirectories { get; set; }

    /// <summary>Extra variables for job preparation and job.</summary>
    public IList<EnvironmentVariable>? EnvironmentVariables { get; set; }

    /// <summary>Extra variables whose values are never reported back.</summary>
    public IList<EnvironmentVariableWithSecretValue>? Secrets { get; set; }

    /// <summary>Limits.</summary>
    public JobConstraints? Constraints { get; set; }
}
