using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>A job file and what the command line changes in it, read and planned; nothing is on disk yet.</summary>
internal sealed class RunJob
{
    private const string Subscription = "00000000-0000-0000-0000-000000000000";
    private const string Local = "local";

    // Each node has an address of its own on this machine, 127.0.1.1 to 127.0.1.254.
    private const int MaximumNodes = 254;

    private RunJob(string name, string directory, JobPlan plan, JobSecrets secrets, JobBaseProperties properties)
    {
        Name = name;
        Plan = plan;
        Secrets = secrets;
        Preparation = properties.JobPreparation?.CommandLine;
        MountSources = RunMounts.Find(plan, directory);
    }

    /// <summary>The job's name: the file's.</summary>
    internal string Name { get; }

    internal JobPlan Plan { get; }

    internal JobSecrets Secrets { get; }

    /// <summary>The content of each mount, in the plan's order; null where there is none yet.</summary>
    internal IReadOnlyList<string?> MountSources { get; }

    /// <summary>The preparation's command line, if there is one.</summary>
    internal string? Preparation { get; }

    // Every node is there, and every mount finds a folder: what may be missing is what is in it.
    private JobSurroundings Surroundings => new() { Mounts = [.. Plan.Mounts.Zip(MountSources, (mount, folder) => new KnownMount(mount.Level, mount.RelativePath) { Content = new RunMountContent(mount.RelativePath, folder) })] };

    private IReadOnlyList<string> MissingSecrets =>
    [
        .. Names(Plan.Environment).Except(Secrets.Environment.Keys),
        .. Plan.Steps.SelectMany(step => Names(step.Environment ?? [])).Except(Secrets.SetupEnvironment.Keys),
    ];

    /// <summary>Requires a value for each secret.</summary>
    /// <exception cref="BatchAiException">One has none.</exception>
    internal void RequireSecrets()
    {
        if (MissingSecrets is not [var secret, ..]) return;
        throw new BatchAiException("SecretValueMissing", $"The secret '{secret}' has no value.", $"Set the variable {secret} in this shell and add --env {secret}, or put the value into the file.");
    }

    /// <summary>Reads and plans the job.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="files">The files that it names.</param>
    /// <param name="variant">The values of a sweep that the job gets; null for none.</param>
    /// <param name="report">Takes each fault of a file, with the file's name.</param>
    /// <returns>The job; null when a file has errors.</returns>
    /// <exception cref="BatchAiException">The job cannot be planned.</exception>
    internal static RunJob? Read(RunOptions options, RunFiles files, SweepVariant? variant, Action<string, JobConfigFault> report)
    {
        var overrides = options.Set.Select(ConfigOverride.Parse).ToList();
        var file = JobFile.Read(files.Job, overrides, variant: variant);
        foreach (var fault in file.Faults) report(options.JobFile, fault);

        ClusterBaseProperties? cluster = null;
        if (files.Cluster is not null)
        {
            var clusterFile = ClusterFile.Read(files.Cluster);
            foreach (var fault in clusterFile.Faults) report(options.ClusterFile!, fault);
            if (clusterFile.Cluster is null) return null;
            cluster = clusterFile.Cluster.Properties;
        }

        if (file.Job?.Properties is not { } job) return null;
        var created = Create(options, variant?.Name ?? NameOf(options.JobFile), job, cluster);
        created.Plan.Warnings = [.. created.Plan.Warnings.Where(words => !IsTold(words, file.Faults))];
        foreach (var fault in JobFile.Judge(files.Job, created.Surroundings, overrides, variant)) report(options.JobFile, fault);
        return created;
    }

    // What a fault of the file tells of a variable, and with its place, is not told again.
    private static bool IsTold(string words, IEnumerable<JobConfigFault> faults) =>
        faults.Any(fault => fault.Code == FaultCodes.UndeclaredDirectory && words.Contains(fault.Message.Split(' ')[0], StringComparison.Ordinal));

    private static RunJob Create(RunOptions options, string name, JobBaseProperties job, ClusterBaseProperties? cluster)
    {
        RunEnvironment.Apply(job, options.Environment);
        if (options.Timeout is { } timeout) (job.Constraints ??= new JobConstraints()).MaxWallClockTime = timeout;
        if (job.NodeCount > MaximumNodes) throw TooManyNodes(job.NodeCount.Value);

        var identity = new JobIdentity(Subscription, Local, Local, "run", name, Guid.NewGuid().ToString("D"));
        var setUpAs = cluster is null ? null : new ClusterIdentity(Subscription, Local, Local, Local, Guid.NewGuid().ToString("D"));
        var withMounts = RunMounts.Cluster(cluster, job);
        var plan = JobPlanner.Plan(identity, job, withMounts, EngineRoots.BelowNodeRoot, setUpAs);

        // A run lists what it finds on its nodes, too; only what it leaves elsewhere on the machine is worth a word.
        plan.Warnings = [.. plan.Warnings.Except(JobPlanner.OutputWarnings(plan)), .. JobPlanner.OutsideWarnings(plan)];
        var secrets = JobSecretsReader.Read(job, withMounts);
        return new RunJob(name, Path.GetDirectoryName(Path.GetFullPath(options.JobFile))!, plan, secrets, job);
    }

    private static IEnumerable<string> Names(IEnumerable<PlanVariable> variables) => variables.Where(v => v.IsSecret).Select(v => v.Name);

    private static BatchAiException TooManyNodes(int count) => new(
        "TooManyNodes",
        $"The job wants {count} nodes; a run on one machine has {MaximumNodes} at the most.",
        "Ask for fewer, e.g. with --set properties.nodeCount=1.");

    /// <summary>The name of a file's job. The API's names have word characters and hyphens only, 64 at the most.</summary>
    internal static string NameOf(string path)
    {
        var name = new string([.. Path.GetFileNameWithoutExtension(path).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_').Take(64)]);
        return name.Length == 0 ? "job" : name;
    }
}
