using System.Threading.Channels;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Hosting;

/// <summary>
/// Takes what is nobody's any more out of the way at once, and removes it in the background. What a crash leaves in
/// the trash is removed by the next service.
/// </summary>
internal sealed class TrashBin : IAsyncDisposable
{
    // What Linux says when something was to move there (EXDEV).
    private const int OtherDisk = 18;
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromHours(1);
    private readonly DataRoot _root;
    private readonly EventLog _log;
    private readonly Channel<(string Path, TaskCompletionSource Gone)> _waiting = Channel.CreateUnbounded<(string, TaskCompletionSource)>();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _emptying;
    private volatile bool _isClosed;

    /// <summary>Opens the trash.</summary>
    /// <param name="root">The data root whose trash it is.</param>
    /// <param name="log">Takes what cannot be removed.</param>
    /// <param name="isFirst">Whether it also removes what is there already; others may be using the same trash.</param>
    internal TrashBin(DataRoot root, EventLog log, bool isFirst)
    {
        _root = root;
        _log = log;
        OwnerOnly.CreateDirectory(root.Trash(""));
        if (isFirst)
        {
            foreach (var left in Directory.EnumerateFileSystemEntries(root.Trash(""))) _ = Enqueue(left);
        }

        _emptying = Task.Run(EmptyAsync);
    }

    /// <summary>
    /// Takes a folder or file away; when this returns, its place is free. One that is not there is none the less gone. What
    /// lies on another disk than the trash is removed where it is: whoever needs its place moves it out of the way before.
    /// </summary>
    /// <returns>Completes when its content is gone as well, or was left to the next service; canceled when the trash is closed, and all of it is left.</returns>
    internal Task Discard(string path)
    {
        // The next service may have looked into the trash already.
        if (_isClosed) return Task.FromCanceled(new CancellationToken(canceled: true));
        var place = _root.Trash(Guid.NewGuid().ToString("D"));
        try
        {
            if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null) return Task.CompletedTask;
            Directory.Move(path, place);
            return Enqueue(place);
        }
        catch (Exception error) when (error is DirectoryNotFoundException or FileNotFoundException)
        {
            // Somebody else took it away just now.
            return Task.CompletedTask;
        }
        catch (IOException error) when (error.HResult == OtherDisk)
        {
            return Enqueue(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _log.Write("notDiscarded", path, error.Message);
            return Task.CompletedTask;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        _waiting.Writer.TryComplete();
        await _end.CancelAsync();
        await _emptying;
        while (_waiting.Reader.TryRead(out var left)) left.Gone.TrySetResult();
        _end.Dispose();
    }

    private Task Enqueue(string path)
    {
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_waiting.Writer.TryWrite((path, gone))) gone.TrySetResult();
        return gone.Task;
    }

    private async Task EmptyAsync()
    {
        try
        {
            await foreach (var (path, gone) in _waiting.Reader.ReadAllAsync(_end.Token))
            {
                await RemoveAsync(path);
                gone.TrySetResult();
            }
        }
        catch (OperationCanceledException)
        {
            // The next service goes on.
        }
    }

    private async Task RemoveAsync(string path)
    {
        try
        {
            if (await Unmounter.ClearAsync(path, TimeProvider.System) is { } mounted) throw new IOException(mounted);
            if (TryRemove(path)) return;
            MakeRemovable(path);
            if (!TryRemove(path)) await RemoveByProgramAsync(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _log.Write("trashNotEmptied", path, error.Message);
        }
    }

    // Links are unlinked, never entered; what was mounted is not here any more.
    private static bool TryRemove(string path)
    {
        try
        {
            if (Directory.Exists(path) && new DirectoryInfo(path).LinkTarget is null) Directory.Delete(path, recursive: true);
            else File.Delete(path);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // A job may give files names that are no text; .NET cannot say them. `rm` can, and enters no links either.
    private static async Task RemoveByProgramAsync(string path)
    {
        if (OperatingSystem.IsWindows()) throw new IOException("Something in it cannot be removed.");
        var run = await ProgramRun.RunAsync("rm", ["-rf", "--", path], LongestRemoval, TimeProvider.System, CancellationToken.None);
        if (run.ExitCode != 0) throw new IOException($"rm {run.Problem ?? run.Error.Trim()}");
    }

    // A job may take away its own right to change a folder; it is the owner's to give back.
    private static void MakeRemovable(string path)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(path) || new DirectoryInfo(path).LinkTarget is not null) return;
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var child in Directory.EnumerateDirectories(path)) MakeRemovable(child);
    }
}
