using System.Management.Automation;

namespace BatchAi.Pipeline;

/// <summary>
/// A cmdlet whose work is asynchronous. The work runs on the pipeline thread, so it may write and ask at any time;
/// <see cref="StopToken"/> must be handed to everything that it awaits.
/// </summary>
public abstract class AsyncCommand : PSCmdlet, IDisposable
{
    // What says what a cmdlet works on; the first that is given is the target of its errors.
    private static readonly string[] TargetParameters = ["InputObject", "ResourceId", "Name", "Job", "Cluster", "Path", "ConfigFile"];

    private readonly CancellationTokenSource _stop = new();
    private readonly PipelinePump _pump = new();

    /// <summary>Told when the user presses Ctrl-C, or nobody reads the output any more.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>What goes on without the cmdlet when it is stopped now; null when nothing does.</summary>
    protected string? GoesOn { get; set; }

    /// <summary>Ends what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(BeginAsync, isFatal: true);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(ProcessAsync, isFatal: false);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(EndAsync, isFatal: false);

    /// <summary>Asks the work to stop. Comes from another thread, which must not wait for what hears it.</summary>
    protected sealed override void StopProcessing() => _ = Task.Run(_stop.Cancel);

    /// <summary>Work before the first object of the pipeline; an error here ends the cmdlet.</summary>
    protected virtual Task BeginAsync() => Task.CompletedTask;

    /// <summary>Work for an object of the pipeline; after an error the next one has its turn.</summary>
    protected virtual Task ProcessAsync() => Task.CompletedTask;

    /// <summary>Work after the last object of the pipeline.</summary>
    protected virtual Task EndAsync() => Task.CompletedTask;

    /// <summary>Has something written by the pipeline thread; for callbacks that come from other threads.</summary>
    /// <param name="action">What to do there.</param>
    protected void Post(Action action) => _pump.Post(action);

    /// <summary>Whether to go on: says what it would do, or asks, as the caller's switches and preferences have it.</summary>
    /// <param name="target">What is changed.</param>
    /// <param name="action">What is done to it.</param>
    /// <exception cref="BatchAiException">There is nobody to ask.</exception>
    protected internal new bool ShouldProcess(string target, string action)
    {
        try
        {
            return base.ShouldProcess(target, action);
        }
        catch (Exception error) when (error.GetType().Name is "PSInvalidOperationException" or "HostException")
        {
            throw CommonErrors.NobodyToAsk(target, error);
        }
    }

    /// <summary>Does something to each of several things; what goes wrong with one is its error alone.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="targets">The things.</param>
    /// <param name="work">What is done to each.</param>
    protected Task ForEachAsync<T>(IEnumerable<T> targets, Func<T, Task> work) => Each.DoAsync(targets, work, WriteError, StopToken);

    /// <summary>Ends what the cmdlet holds.</summary>
    /// <param name="isDisposing">Whether other objects may still be touched.</param>
    protected virtual void Dispose(bool isDisposing)
    {
        // The source is not disposed of: work that was given up may still ask its token.
        if (isDisposing) _stop.Cancel();
    }

    private void Run(Func<Task> work, bool isFatal)
    {
        try
        {
            _pump.Run(work, StopToken);
        }
        catch (Exception error) when (StopToken.IsCancellationRequested && error is OperationCanceledException or PipelineStoppedException)
        {
            TellWhatGoesOn();
            throw new PipelineStoppedException();
        }
        catch (Exception error) when (!IsOfTheEngine(error))
        {
            Report(error as BatchAiException ?? CommonErrors.UnexpectedOf(error), isFatal);
        }
    }

    private void Report(BatchAiException error, bool isFatal)
    {
        var record = Errors.Of(error, Target());
        if (isFatal) ThrowTerminatingError(record);
        else WriteError(record);
    }

    private object? Target()
    {
        var given = MyInvocation.BoundParameters;
        return TargetParameters.Select(name => given.TryGetValue(name, out var value) ? value : null).FirstOrDefault(value => value is not null);
    }

    // Streams are closed by now; the host is all that can still be spoken to.
    private void TellWhatGoesOn()
    {
        if (GoesOn is { } words && StopToken.IsCancellationRequested) Host?.UI?.WriteLine(words);
    }

    // Its exceptions steer the pipeline, e.g. when Select-Object -First has enough.
    private static bool IsOfTheEngine(Exception error) => error.GetType().Assembly == typeof(PSCmdlet).Assembly;
}
