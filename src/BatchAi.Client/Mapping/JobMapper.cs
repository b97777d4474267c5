using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Mapping;

/// <summary>Makes jobs of the wire into what users see.</summary>
internal static class JobMapper
{
    internal static Job Map(Wire.Job wire, JobExtensions extensions)
    {
        var properties = wire.Properties ?? new Wire.JobProperties();
        var job = new Job
        {
            Name = wire.Name ?? "",
            ResourceGroupName = Ids.Group(wire.Id),
            WorkspaceName = Ids.Workspace(wire.Id),
            ExperimentName = Ids.Experiment(wire.Id),
            ResourceId = wire.Id,
            ProvisioningState = properties.ProvisioningState,
            CreationTime = properties.CreationTime,
            Group = extensions.Group,
            GroupLimit = extensions.GroupLimit,
            Attempt = extensions.Attempt,
            RequeueCount = extensions.RequeueCount,
            QueuePosition = extensions.QueuePosition,
            WaitReason = extensions.WaitReason,
        };
        AddExecution(job, properties);
        AddDefinition(job, properties);
        AddDirectories(job, properties);
        return job;
    }

    private static void AddExecution(Job job, Wire.JobProperties properties)
    {
        job.ExecutionState = properties.ExecutionState;
        job.ExecutionStateTransitionTime = properties.ExecutionStateTransitionTime;
        job.ExitCode = properties.ExecutionInfo?.ExitCode;
        job.StartTime = properties.ExecutionInfo?.StartTime;
        job.EndTime = properties.ExecutionInfo?.EndTime;
        job.Error = CommonMapper.Faults(properties.ExecutionInfo?.Errors);
    }

    private static void AddDefinition(Job job, Wire.JobProperties properties)
    {
        job.ClusterId = properties.Cluster?.Id;
        job.ClusterName = Ids.Name(properties.Cluster?.Id);
        job.ToolType = properties.ToolType;
        job.CommandLine = ToolkitMapper.CommandLine(properties);
        job.NodeCount = properties.NodeCount;
        job.Priority = properties.SchedulingPriority;
        job.MaxWallClockTime = properties.Constraints?.MaxWallClockTime;
        job.ContainerImage = properties.ContainerSettings?.ImageSourceRegistry?.Image;
        job.EnvironmentVariable = CommonMapper.Variables(properties.EnvironmentVariables);
        job.SweepValue = CommonMapper.SweepValues(properties.EnvironmentVariables);
        job.SecretName = CommonMapper.SecretNames(properties.Secrets);
        job.Mount = MountMapper.Map(properties.MountVolumes);
    }

    private static void AddDirectories(Job job, Wire.JobProperties properties)
    {
        job.StdOutErrPathPrefix = properties.StdOutErrPathPrefix;
        job.OutputDirectoryPathSegment = properties.JobOutputDirectoryPathSegment;
        job.InputDirectory = properties.InputDirectories?.ToDictionary(directory => directory.Id ?? "", directory => directory.Path ?? "");
        job.OutputDirectory = properties.OutputDirectories?
            .Select(directory => new OutputDirectory { Id = directory.Id ?? "", PathPrefix = directory.PathPrefix, PathSuffix = directory.PathSuffix })
            .ToList();
    }
}
