using System.Text;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>A job file and what the command line changes in it, read and planned; nothing is on disk yet.</summary>
internal sealed class RunJob
{
    private const string Subscription = "00000000-0000-0000-0000-000000000000";
    private const string Local = "local";

    private RunJob(string name, string directory, JobPlan plan, JobSecrets secrets, JobBaseProperties properties)
    {
        Name = name;
        Directory = directory;
        Plan = plan;
        Secrets = secrets;
        Preparation = properties.JobPreparation?.CommandLine;
    }

    /// <summary>The job's name: the file's.</summary>
    internal string Name { get; }

    /// <summary>The folder of the job file.</summary>
    internal string Directory { get; }

    internal JobPlan Plan { get; }

    internal JobSecrets Secrets { get; }

    /// <summary>The preparation's command line, if there is one.</summary>
    internal string? Preparation { get; }

    /// <summary>Reads and plans the job.</summary>
    /// <param name="options">What the command line says.</param>
    /// <param name="report">Takes each fault of a file, with the file's name.</param>
    /// <returns>The job; null when a file has errors.</returns>
    /// <exception cref="BatchAiException">A file cannot be read, or the job cannot be planned.</exception>
    internal static RunJob? Read(RunOptions options, Action<string, JobConfigFault> report)
    {
        var text = ReadFile(options.JobFile);
        var file = JobFile.Read(text, [.. options.Set.Select(ConfigOverride.Parse)]);
        foreach (var fault in file.Faults) report(options.JobFile, fault);

        ClusterBaseProperties? cluster = null;
        if (options.ClusterFile is not null)
        {
            var clusterFile = ClusterFile.Read(ReadFile(options.ClusterFile));
            foreach (var fault in clusterFile.Faults) report(options.ClusterFile, fault);
            if (clusterFile.Cluster is null) return null;
            cluster = clusterFile.Cluster.Properties;
        }

        return file.Job?.Properties is { } job ? Create(options, job, cluster) : null;
    }

    private static RunJob Create(RunOptions options, JobBaseProperties job, ClusterBaseProperties? cluster)
    {
        RunEnvironment.Apply(job, options.Environment);
        if (options.Timeout is { } timeout) (job.Constraints ??= new JobConstraints()).MaxWallClockTime = timeout;

        var name = NameOf(options.JobFile);
        var identity = new JobIdentity(Subscription, Local, Local, "run", name, Guid.NewGuid().ToString("D"));
        var setUpAs = cluster is null ? null : new ClusterIdentity(Subscription, Local, Local, Local, Guid.NewGuid().ToString("D"));
        var withMounts = RunMounts.Cluster(cluster, Encoding.UTF8.GetString(WireJson.SerializeRequest(job)));
        var plan = JobPlanner.Plan(identity, job, withMounts, EngineRoots.BelowNodeRoot, setUpAs);
        var secrets = JobSecretsReader.Read(job, withMounts);
        return new RunJob(name, Path.GetDirectoryName(Path.GetFullPath(options.JobFile))!, plan, secrets, job);
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BatchAiException("FileNotReadable", $"Cannot read '{path}': {error.Message}", "Check the path.", error);
        }
    }

    // The API's names have word characters and hyphens only, 64 at the most.
    private static string NameOf(string path)
    {
        var name = new string([.. Path.GetFileNameWithoutExtension(path).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_').Take(64)]);
        return name.Length == 0 ? "job" : name;
    }
}
