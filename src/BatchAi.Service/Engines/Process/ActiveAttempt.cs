using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Engines.Process;

/// <summary>An attempt in the agent's hands.</summary>
/// <param name="folder">Its folder.</param>
/// <param name="isAdopted">Whether an earlier service began it.</param>
/// <param name="started">Called once, when it is known to run.</param>
internal sealed class ActiveAttempt(AttemptFolder folder, bool isAdopted, Action<DateTimeOffset> started)
{
    private readonly TaskCompletionSource<AttemptResult> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isStartTold;

    internal string Id => folder.AttemptId;

    internal AttemptFolder Folder => folder;

    internal bool IsAdopted => isAdopted;

    internal bool IsStopAsked { get; set; }

    /// <summary>How it ended.</summary>
    internal Task<AttemptResult> Ended => _ended.Task;

    internal void Start(DateTimeOffset time)
    {
        if (_isStartTold) return;
        _isStartTold = true;
        started(time);
    }

    internal void End(AttemptResult result) => _ended.TrySetResult(result);

    /// <summary>Gives up waiting for its end; the attempt itself goes on.</summary>
    internal void Abandon() => _ended.TrySetCanceled();
}
