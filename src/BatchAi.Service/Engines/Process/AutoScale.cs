namespace BatchAi.Service.Engines.Process;

/// <summary>Decides the size of a cluster that follows its queue: running and waiting jobs have their nodes, idle ones go after a while.</summary>
internal static class AutoScale
{
    /// <summary>How many nodes the jobs need, within the bounds.</summary>
    internal static int Need(AutoScaleView view) => (int)Math.Clamp(view.Busy + view.Queued, view.Least, Math.Max(view.Least, view.Most));

    /// <summary>By how many nodes the cluster grows now; below zero, how many of the spare ones go.</summary>
    internal static int Change(AutoScaleView view)
    {
        var need = Need(view);
        return need > view.Target ? need - view.Target : -Math.Clamp(view.Prepared - need, 0, view.Spare);
    }
}
