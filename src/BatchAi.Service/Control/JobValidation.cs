using BatchAi.Core.Earlier;
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
            var wanted = context.State.Read(state => PlanOf(state, experiment.Child("jobs", "job"), Guid.Empty.ToString("D"), Jobs.FindCluster(state, job.Cluster!.Id), job, earlier: null));
            faults.AddRange(JobFile.Judge(utf8, SurroundingsOf(wanted, isComplete: false)));
            faults.AddRange(WarningsOf(wanted.Plan, job).Select(Warn));
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
    /// <param name="id">The job.</param>
    /// <param name="submitted">What was found out of it just now; null when it was there already.</param>
    internal async Task<IReadOnlyList<string>> AdviseAsync(ArmId id, SubmittedJob? submitted)
    {
        if ((submitted ?? Find(id)) is not { } job) return [];
        var warnings = Judge(job).Select(fault => fault.Message).ToList();
        if (await ContainerWarningAsync(job.Properties) is { } warning) warnings.Add(warning);
        return [.. warnings.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>What a stored job will not find where it runs.</summary>
    internal IReadOnlyList<JobConfigFault> Judge(ResourceRow row) => Find(row) is { } job ? Judge(job) : [];

    private static IReadOnlyList<JobConfigFault> Judge(SubmittedJob job)
    {
        var body = WireJson.SerializeRequest(new JobCreateParameters { Properties = job.Properties });
        return [.. JobFile.Judge(body, SurroundingsOf(job, isComplete: true)), .. WarningsOf(job.Plan, job.Properties).Select(Warn)];
    }

    private SubmittedJob? Find(ArmId id) => context.State.Read(state => state.Find(id)) is { Kind: ResourceKind.Job } row ? Find(row) : null;

    private SubmittedJob? Find(ResourceRow row) => context.State.Read(state =>
    {
        if (state.FindByUuid(ControlJson.ReadFacts(row).ClusterUuid) is not { } cluster) return null;
        var job = Content.Only<JobBaseProperties>(row.Read<Job>().Properties!);
        return PlanOf(state, row.Id, row.Uuid, cluster, job, ControlJson.ReadEarlier(row));
    });

    private SubmittedJob PlanOf(StateReader state, ArmId id, string uuid, ResourceRow clusterRow, JobBaseProperties job, EarlierContent? earlier)
    {
        var cluster = clusterRow.Read<Cluster>().Properties!;
        var plan = planner.Plan(id, uuid, job, cluster, earlier);
        return new SubmittedJob(clusterRow.Id.Name, cluster, job, plan, planner.Sources(state, plan, job.MountVolumes, cluster));
    }

    private static JobSurroundings SurroundingsOf(SubmittedJob job, bool isComplete)
    {
        var scale = job.Cluster.ScaleSettings;
        return new JobSurroundings
        {
            ClusterName = job.ClusterName,
            MostNodes = scale?.AutoScale?.MaximumNodeCount ?? scale?.Manual?.TargetNodeCount,
            IsAutomatic = scale?.AutoScale is not null,
            // Who submits fills the account in; before that nothing can be said of what is in it.
            Mounts = [.. job.Plan.Mounts.Zip(job.Sources).Where(mount => isComplete || mount.First.Account != StorageAccountPlaceholder.AccountText).Select(mount => Describe(mount.First, mount.Second))],
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
