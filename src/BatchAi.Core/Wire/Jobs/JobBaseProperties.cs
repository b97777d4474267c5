namespace BatchAi.Core.Wire;

/// <summary>What a client may say of a job.</summary>
public class JobBaseProperties
{
    /// <summary>Place in the queue relative to other jobs; <c>normal</c> when absent.</summary>
    [OneOf("low", "normal", "high")]
    public string? SchedulingPriority { get; set; }

    /// <summary>The cluster, by ARM id; it may be in another workspace or resource group.</summary>
    [Required]
    public ResourceId? Cluster { get; set; }

    /// <summary>Mounts below $AZ_BATCHAI_JOB_MOUNT_ROOT, there only on the job's nodes and only while it runs.</summary>
    public MountVolumes? MountVolumes { get; set; }

    /// <summary>Number of nodes; the job starts on all of them at once or not at all.</summary>
    [Required]
    public int? NodeCount { get; set; }

    /// <summary>The container to run in; directly on the node when absent.</summary>
    public ContainerSettings? ContainerSettings { get; set; }

    /// <summary>Makes this a job of CNTK; exactly one toolkit block has to be there.</summary>
    public CntkSettings? CntkSettings { get; set; }

    /// <summary>Makes this a job of PyTorch; exactly one toolkit block has to be there.</summary>
    public PyTorchSettings? PyTorchSettings { get; set; }

    /// <summary>Makes this a job of TensorFlow; exactly one toolkit block has to be there.</summary>
    public TensorFlowSettings? TensorFlowSettings { get; set; }

    /// <summary>Makes this a job of Caffe; exactly one toolkit block has to be there.</summary>
    public CaffeSettings? CaffeSettings { get; set; }

    /// <summary>Makes this a job of Caffe2; exactly one toolkit block has to be there.</summary>
    public Caffe2Settings? Caffe2Settings { get; set; }

    /// <summary>Makes this a job of Chainer; exactly one toolkit block has to be there.</summary>
    public ChainerSettings? ChainerSettings { get; set; }

    /// <summary>Makes this a job of any command line; exactly one toolkit block has to be there.</summary>
    public CustomToolkitSettings? CustomToolkitSettings { get; set; }

    /// <summary>Makes this a job of any command line under MPI; exactly one toolkit block has to be there.</summary>
    public CustomMpiSettings? CustomMpiSettings { get; set; }

    /// <summary>Makes this a job of Horovod; exactly one toolkit block has to be there.</summary>
    public HorovodSettings? HorovodSettings { get; set; }

    /// <summary>A command that every node of the job runs before the toolkit starts.</summary>
    public JobPreparation? JobPreparation { get; set; }

    /// <summary>Where the folder with stdout, stderr and the execution log is made.</summary>
    [Required]
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>Named input paths.</summary>
    public IList<InputDirectory>? InputDirectories { get; set; }

    /// <summary>Named output directories that the service creates.</summary>
    public IList<OutputDirectory>? OutputDirectories { get; set; }

    /// <summary>Extra environment variables of the preparation and the job.</summary>
    public IList<EnvironmentVariable>? EnvironmentVariables { get; set; }

    /// <summary>The same with values that are never reported back.</summary>
    public IList<EnvironmentVariableWithSecretValue>? Secrets { get; set; }

    /// <summary>Limits of the job.</summary>
    public JobConstraints? Constraints { get; set; }
}
