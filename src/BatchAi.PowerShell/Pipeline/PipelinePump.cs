using System.Collections.Concurrent;
using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>
/// Runs asynchronous work on the pipeline thread, the only one that may write: what the work awaits comes back here.
/// </summary>
internal sealed class PipelinePump : SynchronizationContext
{
    // How long work that was told to stop may still tidy up; the prompt must be back before half a second is over.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly BlockingCollection<Action> _queue = [];
    private readonly ConcurrentDictionary<int, bool> _threads = new();
    private volatile bool _isAbandoned;

    /// <summary>Runs work to its end, and all that is posted meanwhile.</summary>
    /// <param name="work">The work.</param>
    /// <param name="stopping">Told when the user wants the prompt back; the work has to hear it, too.</param>
    /// <exception cref="PipelineStoppedException">The work was to stop and did not in time; nothing of it runs here any more.</exception>
    public void Run(Func<Task> work, CancellationToken stopping)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        _threads[Environment.CurrentManagedThreadId] = true;
        try
        {
            var task = work();
            _ = task.ContinueWith(_ => Post(() => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            Pump(task, stopping);
            task.GetAwaiter().GetResult();
        }
        finally
        {
            _threads.TryRemove(Environment.CurrentManagedThreadId, out _);
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Has something done on the pipeline thread, now or when it is free; from any thread.</summary>
    /// <param name="action">What to do.</param>
    public void Post(Action action)
    {
        if (!_isAbandoned) _queue.Add(action);
    }

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => Post(() => d(state));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (!_threads.ContainsKey(Environment.CurrentManagedThreadId)) throw new NotSupportedException("Only posting reaches the pipeline thread from another one.");
        d(state);
    }

    private void Pump(Task task, CancellationToken stopping)
    {
        try
        {
            while (!task.IsCompleted) _queue.Take(stopping)();
            while (_queue.TryTake(out var rest)) rest();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            LetItStop(task);
        }
    }

    private void LetItStop(Task task)
    {
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            while (!task.IsCompleted) _queue.Take(patience.Token)();
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !task.IsCompleted)
        {
            _isAbandoned = true;
            throw new PipelineStoppedException();
        }
    }
}
