namespace BatchAi.Service.Engines.Process;

/// <summary>A job that the engine has.</summary>
internal sealed class EngineJob(string uuid, string clusterUuid)
{
    internal string Uuid => uuid;

    internal string ClusterUuid => clusterUuid;

    /// <summary>What was submitted; for a job that an earlier service left running it comes later.</summary>
    internal JobRequest? Request { get; set; }

    /// <summary>Whether it is in the queue.</summary>
    internal bool IsWaiting { get; set; }

    /// <summary>Its nodes, master first.</summary>
    internal IReadOnlyList<ClusterNode> Nodes { get; set; } = [];

    /// <summary>What runs it.</summary>
    internal ActiveAttempt? Attempt { get; set; }

    /// <summary>Tells which job has run longest; the later, the larger.</summary>
    internal long StartedAs { get; set; }

    /// <summary>When it got its nodes, as a timestamp of the clock: its time limit ends no earlier than counted from here.</summary>
    internal long Since { get; set; }

    /// <summary>Whether it was asked to end.</summary>
    internal bool IsStopAsked { get; set; }

    /// <summary>Why its nodes are taken from it, when they are.</summary>
    internal JobLoss? Loss { get; set; }

    /// <summary>Whether it must not start any more, or not go on.</summary>
    internal bool MustEnd => IsStopAsked || Loss is not null;

    /// <summary>What it keeps others waiting for.</summary>
    internal BusyNodes Busy(TimeProvider time) => new(Nodes.Count(n => !n.IsLeaving), Left(time));

    private TimeSpan? Left(TimeProvider time)
    {
        if (MustEnd) return TimeSpan.Zero;
        if (Request?.Limit is not { } limit) return null;
        var left = limit - time.GetElapsedTime(Since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
