using BatchAi.Service.Agent.Containers;

namespace BatchAi.Service.Runs;

/// <summary>Decides whether a job that wants a container gets one.</summary>
internal static class RunEngine
{
    /// <summary>The container engine's program; null when none is needed, or none is there and the job runs without.</summary>
    /// <exception cref="BatchAiException">One is required, and none answers.</exception>
    internal static async Task<string?> ChooseAsync(RunJob job, ContainerMode mode, IRunReport report, TimeProvider time, CancellationToken cancellationToken)
    {
        if (job.Plan.Container is not { } container || mode == ContainerMode.Never) return null;
        var engine = await ContainerEngines.FindAsync(time, cancellationToken);
        if (engine is null && mode == ContainerMode.Require) throw ContainerEngines.Missing(container.Image);
        if (engine is null) report.ShowWarning(ContainerEngines.HostWarning(container.Image, job.Preparation, mode));
        return engine;
    }
}
