namespace BatchAi.Core.Planning;

/// <summary>The environment variables that Batch AI gives a job.</summary>
internal static class VariableNames
{
    public const string ServicePrefix = "AZ_BATCHAI_";
    public const string InputPrefix = "AZ_BATCHAI_INPUT_";
    public const string OutputPrefix = "AZ_BATCHAI_OUTPUT_";

    public const string Root = "AZ_BATCHAI_ROOT";
    public const string MountRoot = "AZ_BATCHAI_MOUNT_ROOT";
    public const string JobMountRoot = "AZ_BATCHAI_JOB_MOUNT_ROOT";
    public const string StdOutErrDirectory = "AZ_BATCHAI_STDOUTERR_DIR";
    public const string JobTemp = "AZ_BATCHAI_JOB_TEMP";
    public const string JobTempDirectory = "AZ_BATCHAI_JOB_TEMP_DIR";
    public const string SharedJobTemp = "AZ_BATCHAI_SHARED_JOB_TEMP";
    public const string HostFile = "AZ_BATCHAI_MPI_HOST_FILE";
    public const string GpuCount = "AZ_BATCHAI_NUM_GPUS";
    public const string GpuCountPerNode = "AZ_BATCHAI_NUM_GPUS_PER_NODE";
    public const string MpiMasterNode = "AZ_BATCHAI_MPI_MASTER_NODE";
    public const string MasterNodeAddress = "AZ_BATCHAI_JOB_MASTER_NODE_IP";
    public const string IsMaster = "AZ_BATCHAI_IS_CURRENT_NODE_MASTER";
    public const string NodeAddress = "AZ_BATCHAI_NODE_IP";
    public const string HostList = "AZ_BATCH_HOST_LIST";
    public const string MasterNode = "AZ_BATCH_MASTER_NODE";
    public const string TaskIndex = "AZ_BATCHAI_TASK_INDEX";
    public const string ServerHosts = "AZ_BATCHAI_PS_HOSTS";
    public const string WorkerHosts = "AZ_BATCHAI_WORKER_HOSTS";
    public const string PyTorchInitMethod = "AZ_BATCHAI_PYTORCH_INIT_METHOD";
    public const string PyTorchBackend = "AZ_BATCHAI_PYTORCH_BACKEND";
    public const string JobId = "AZ_BATCH_JOB_ID";

    public const string TensorFlowConfiguration = "TF_CONFIG";
    public const string RendezvousAddress = "MASTER_ADDR";
    public const string RendezvousPort = "MASTER_PORT";
    public const string WorldSize = "WORLD_SIZE";
    public const string Rank = "RANK";
    public const string LocalRank = "LOCAL_RANK";
    public const string VisibleDevices = "CUDA_VISIBLE_DEVICES";
}
