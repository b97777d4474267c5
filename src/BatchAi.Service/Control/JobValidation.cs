using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Engines;
using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>
/// Tells what is wrong with a job before it is submitted, and what looks wrong with one that was. Only what can never
/// run is an error: such jobs are refused. All else was taken by Batch AI, and may come right before the job starts.
/// </summary>
internal sealed class JobValidation(ControlContext context, WorkPlanner planner)
{
    private const string Properties = "$.properties";
    private static readonly string[] DirectoryVariables = ["'$AZ_BATCHAI_INPUT_", "'$AZ_BATCHAI_OUTPUT_"];

    /// <summary>Everything that can be said of a job that is not submitted, in the order of its text.</summary>
    /// <param name="experiment">Where it would be submitted.</param>
    /// <param name="utf8">The body of the request.</param>
    internal async Task<IReadOnlyList<JobConfigFault>> ValidateAsync(ArmId experiment, ReadOnlyMemory<byte> utf8)
    {
        var read = WireBody.Read<JobCreateParameters>(utf8);
        if (read.Value is not { } parameters) return read.Faults;
        var faults = read.Faults.ToList();
        try
        {
            if (context.State.Read(state => state.Find(experiment)) is not { Kind: ResourceKind.Experiment }) faults.Add(FaultOf(Refusals.NotFound(ResourceKind.Experiment, experiment)));
            var job = Defaults.Fill(RequestRules.Read(parameters));
            var (cluster, plan) = context.State.Read(state =>
            {
                var cluster = Jobs.FindCluster(state, job.Cluster!.Id);
                return (cluster, planner.Plan(experiment.Child("jobs", "job"), Guid.Empty.ToString("D"), job, cluster.Read<Cluster>().Properties!, earlier: null));
            });
            faults.AddRange(JobFile.Judge(utf8, SurroundingsOf(cluster, job, plan, isComplete: false)));
            faults.AddRange(WarningsOf(plan, job).Select(Warn));
            if (await ContainerWarningAsync(job) is { } warning) faults.Add(Warn(warning));
        }
        catch (ControlException error)
        {
            faults.AddRange(error.Details.Count > 0 ? error.Details : [FaultOf(error)]);
        }
        catch (BatchAiException error)
        {
            faults.Add(new JobConfigFault { Code = error.Code, Message = Refusals.NotPlannable(error).Message, Path = Properties });
        }

        return [.. faults.OrderBy(fault => fault.Line).ThenBy(fault => fault.Column)];
    }

    /// <summary>What whoever submitted a job should know, in full sentences.</summary>
    internal async Task<IReadOnlyList<string>> AdviseAsync(ArmId id)
    {
        if (context.State.Read(state => state.Find(id)) is not { Kind: ResourceKind.Job } row) return [];
        var warnings = Judge(row).Select(fault => fault.Message).ToList();
        if (await ContainerWarningAsync(row.Read<Job>().Properties!) is { } warning) warnings.Add(warning);
        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What a stored job will not find where it runs.</summary>
    internal IReadOnlyList<JobConfigFault> Judge(ResourceRow row)
    {
        var job = Content.Only<JobBaseProperties>(row.Read<Job>().Properties!);
        if (context.State.Read(state => state.FindByUuid(ControlJson.ReadFacts(row).ClusterUuid)) is not { } cluster) return [];
        var plan = planner.Plan(row.Id, row.Uuid, job, cluster.Read<Cluster>().Properties!, ControlJson.ReadEarlier(row));
        var body = WireJson.SerializeRequest(new JobCreateParameters { Properties = job });
        return [.. JobFile.Judge(body, SurroundingsOf(cluster, job, plan, isComplete: true)), .. WarningsOf(plan, job).Select(Warn)];
    }

    private JobSurroundings SurroundingsOf(ResourceRow clusterRow, JobBaseProperties job, JobPlan plan, bool isComplete)
    {
        var cluster = clusterRow.Read<Cluster>().Properties!;
        var sources = context.State.Read(state => planner.Sources(state, plan, job.MountVolumes, cluster));
        var scale = cluster.ScaleSettings;
        return new JobSurroundings
        {
            ClusterName = clusterRow.Id.Name,
            MostNodes = scale?.AutoScale?.MaximumNodeCount ?? scale?.Manual?.TargetNodeCount,
            IsAutomatic = scale?.AutoScale is not null,
            // Who submits fills the account in; before that nothing can be said of what is in it.
            Mounts = [.. plan.Mounts.Zip(sources).Where(mount => isComplete || mount.First.Account != StorageAccountPlaceholder.AccountText).Select(mount => Describe(mount.First, mount.Second))],
        };
    }

    // What the rules of job files tell of the same, and with its place, is not told again.
    private static IEnumerable<string> WarningsOf(JobPlan plan, JobBaseProperties job)
    {
        var outputs = (job.OutputDirectories ?? []).Select(output => (output.Id, output.PathPrefix)).Prepend(("stdouterr", job.StdOutErrPathPrefix));
        var told = outputs.Where(output => output.Item2?.Contains("_MOUNT_ROOT", StringComparison.Ordinal) == true).Select(output => $"The output directory '{output.Item1}' lies on no mount");
        return plan.Warnings.Where(words => !told.Concat(DirectoryVariables).Any(part => words.Contains(part, StringComparison.Ordinal)));
    }

    private static KnownMount Describe(PlanMount mount, MountSource source) => new(mount.Level, mount.RelativePath)
    {
        Problem = source.Missing,
        Content = source is { Problem: null, Remote: null, Folder.Length: > 0 } ? new StoredMountContent(mount, source.Folder) : null,
    };

    private async Task<string?> ContainerWarningAsync(JobBaseProperties job) =>
        job.ContainerSettings?.ImageSourceRegistry?.Image is { } image && !await context.Engine.HasContainersAsync()
            ? ContainerEngines.HostWarning(image, job.JobPreparation?.CommandLine, ContainerMode.Prefer)
            : null;

    private static JobConfigFault Warn(string message) => new() { Severity = "Warning", Code = FaultCodes.PlanWarning, Message = message, Path = Properties };

    // The target of an error may be a resource instead of a place in the request.
    private static JobConfigFault FaultOf(ControlException error) =>
        new() { Code = error.Code, Message = error.Message, Path = error.Target is { } target && target.StartsWith('$') ? target : "$" };
}
