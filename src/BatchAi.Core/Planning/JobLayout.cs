namespace BatchAi.Core.Planning;

/// <summary>The folders of a job on a node.</summary>
/// <param name="Directory">The job's folder.</param>
/// <param name="Shared">The folder that all nodes of the job share.</param>
internal sealed record JobLayout(string Directory, string Shared)
{
    public string Mounts => Directory + "/mounts";

    public string WorkingDirectory => Directory + "/wd";

    public string HostFile => Directory + "/hostfile";

    /// <summary>The folder of the scripts that start processes on the job's nodes.</summary>
    public string Launch => Directory + "/launch";

    public static JobLayout Of(string jobId, EngineRoots roots)
    {
        var folder = PlanText.Escape(jobId);
        return new JobLayout($"{roots.JobsRoot}/{folder}", $"{roots.SharedJobsRoot}/{folder}/shared");
    }
}
