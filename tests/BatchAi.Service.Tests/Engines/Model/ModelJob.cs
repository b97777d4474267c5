using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>A job as the model sees it.</summary>
internal sealed class ModelJob(JobRequest request)
{
    private DateTimeOffset _since;
    private bool _isReturning;

    internal JobRequest Request => request;

    internal string Name => $"job {request.Order}";

    /// <summary>What runs it; null while it does not.</summary>
    internal EngineJob? Run { get; private set; }

    /// <summary>Its nodes, while it runs.</summary>
    internal IReadOnlyList<ClusterNode> Nodes { get; private set; } = [];

    internal bool IsWaiting => Run is null && !_isReturning;

    /// <summary>When its limit ends it, if it has one.</summary>
    internal DateTimeOffset? Limit => _since + request.Limit;

    internal void Take(EngineJob run, DateTimeOffset since) => (Run, Nodes, _since) = (run, [.. run.Nodes], since);

    /// <summary>It runs no more.</summary>
    /// <param name="isReturning">Whether it is not in the queue again yet.</param>
    internal void Free(bool isReturning) => (Run, Nodes, _isReturning) = (null, [], isReturning);

    /// <summary>How long it keeps its nodes at the most; null for as long as it likes.</summary>
    internal TimeSpan? Left(TimeProvider time)
    {
        if (Run!.MustEnd) return TimeSpan.Zero;
        return Limit - time.GetUtcNow() is { Ticks: < 0 } ? TimeSpan.Zero : Limit - time.GetUtcNow();
    }
}
