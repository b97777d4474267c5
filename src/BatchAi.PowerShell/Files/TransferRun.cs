using BatchAi.Pipeline;

namespace BatchAi.Files;

/// <summary>Moves files, several at a time. What goes wrong with one is its error alone.</summary>
/// <param name="work">Where it is written, and who is asked.</param>
/// <param name="activity">What is being done.</param>
/// <param name="options">How.</param>
internal sealed class TransferRun(CommandWork work, string activity, TransferRunOptions options)
{
    private const int Activity = 7200;

    // As often as progress is shown.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<Task<object>, TransferItem> _running = [];
    private int _done;

    /// <summary>Moves them.</summary>
    internal async Task RunAsync(TransferList list)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(work.StopToken);
        using var throttle = new SemaphoreSlim(options.ThrottleLimit);
        var progress = new TransferProgress(new ProgressReporter(work.Output.WriteProgress, activity, Activity), list.Items.Count, list.Length);
        var transfer = new TransferOptions { Overwrite = options.Overwrite, Throttle = throttle, Moved = progress.Move };
        var waiting = new Queue<TransferItem>(list.Items);
        try
        {
            while (waiting.Count + _running.Count > 0)
            {
                while (waiting.Count > 0 && _running.Count < options.ThrottleLimit) Start(waiting.Dequeue(), transfer, stop.Token);
                await Task.WhenAny([.. _running.Keys, Task.Delay(Look, stop.Token)]);
                work.StopToken.ThrowIfCancellationRequested();
                foreach (var task in _running.Keys.Where(task => task.IsCompleted).ToList()) await FinishAsync(task);
                progress.Show(_done);
            }
        }
        finally
        {
            stop.Cancel();
            progress.Complete();
        }
    }

    // Not on the pipeline's thread: checksums are work, too.
    private void Start(TransferItem item, TransferOptions transfer, CancellationToken cancellationToken) =>
        _running.Add(Task.Run(() => item.MoveAsync(work.Client, transfer, cancellationToken), cancellationToken), item);

    // All others would have the same error.
    private static bool ConcernsAll(BatchAiException error) =>
        error.Code is "FileShareNotFound" or "ContainerNotFound" or "StorageAccountNotFound" or "JobNotFound" or "ServiceUnreachable" or "CertificateNotTrusted" or "AuthenticationFailed";

    private async Task FinishAsync(Task<object> task)
    {
        var item = _running[task];
        _running.Remove(task);
        _done++;
        try
        {
            var moved = await task;
            if (options.PassThru) work.Output.Write(moved);
        }
        catch (BatchAiException error) when (!ConcernsAll(error))
        {
            work.Output.WriteError(Errors.Of(error, item.Source));
        }
    }
}
