using BatchAi.Service.Engines;

namespace BatchAi.Service.Control;

/// <summary>A job that has not ended. There may be very many, so it is small.</summary>
internal sealed class LiveJob(JobRequest request)
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _ended;
    private bool _isSubmitted;
    private bool _isStopped;
    private bool _isOver;

    internal JobRequest Request => request;

    /// <summary>Gives the job to the engine, and stops it when that was asked for in the meantime.</summary>
    internal void Submit(IComputeEngine engine)
    {
        lock (_gate)
        {
            if (_isOver) return;
            engine.Submit(request);
            _isSubmitted = true;
            if (_isStopped) engine.Stop(request.Uuid);
        }
    }

    /// <summary>Stops the job, now or as soon as the engine has it.</summary>
    internal void Stop(IComputeEngine engine)
    {
        lock (_gate)
        {
            _isStopped = true;
            if (_isSubmitted) engine.Stop(request.Uuid);
        }
    }

    /// <summary>Completes when the job's end is durable.</summary>
    internal Task WhenEnded()
    {
        lock (_gate)
        {
            if (_isOver) return Task.CompletedTask;
            _ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _ended.Task;
        }
    }

    internal void End()
    {
        lock (_gate)
        {
            _isOver = true;
            _ended?.TrySetResult();
        }
    }
}
