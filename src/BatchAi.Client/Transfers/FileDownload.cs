namespace BatchAi.Client.Transfers;

/// <summary>Receives a file: in parts at a time, each checked, and whole or not at all.</summary>
/// <param name="reader">Reads parts.</param>
/// <param name="target">Where it goes.</param>
/// <param name="options">How.</param>
internal sealed class FileDownload(PartReader reader, string target, TransferOptions options)
{
    // A file that changes more often than this is being written.
    private const int Attempts = 3;
    private const int OpenAttempts = 25;

    /// <summary>Receives it.</summary>
    internal Task<bool> RunAsync(CancellationToken cancellationToken) => TransferErrors.RunAsync(target, async () =>
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await TryAsync(cancellationToken);
            }
            catch (RemoteFileChangedException)
            {
                // What was received belongs to a file that is no more.
            }
        }

        throw TransferErrors.ChangedThere(reader.Name);
    });

    private async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var first = await ThrottledAsync(0, etag: null, cancellationToken);
        if (File.Exists(target))
        {
            if (await IsThereAsync(first, cancellationToken)) return Moved(first.Total);
            if (!options.Overwrite) throw TransferErrors.Exists(target);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var file = await BeginAsync(first, cancellationToken);
        await FillAsync(file, first, cancellationToken);
        if (!await file.IsSoundAsync(first.WholeMD5, cancellationToken))
        {
            file.Discard();
            throw TransferErrors.Damaged(reader.Name);
        }

        file.Complete(first.LastModified);
        return true;
    }

    // An attempt that was stopped just now, or a scanner, may hold the file a little longer.
    private async Task<PartialFile> BeginAsync(FilePart first, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PartialFile.Begin(target, first);
            }
            catch (IOException) when (attempt < OpenAttempts)
            {
                await reader.PauseAsync(cancellationToken);
            }
        }
    }

    // Where there is no checksum, e.g. of what a job wrote, length and time tell: a file that was received has the time of the other one.
    private async Task<bool> IsThereAsync(FilePart first, CancellationToken cancellationToken)
    {
        if (first.WholeMD5 is null && first.LastModified is { } written && File.GetLastWriteTimeUtc(target) == written.UtcDateTime && new FileInfo(target).Length == first.Total) return true;
        return await Checksum.IsSameAsync(target, first.Total, first.WholeMD5, cancellationToken);
    }

    private async Task FillAsync(PartialFile file, FilePart first, CancellationToken cancellationToken)
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = new List<Task>();
        try
        {
            if (file.Count > 0) Take(file, 0, first.Bytes);
            for (var part = 1; part < file.Count; part++)
            {
                if (file.Has(part)) Moved(Math.Min(PartReader.PartLength, first.Total - ((long)part * PartReader.PartLength)));
                else running.Add(ReceiveAsync(file, part, first.ETag, all.Token));
            }

            while (running.Count > 0)
            {
                var next = await Task.WhenAny(running);
                running.Remove(next);
                await next;
            }
        }
        finally
        {
            // Nobody writes to the file after it was closed.
            all.Cancel();
            await Task.WhenAll(running).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private async Task ReceiveAsync(PartialFile file, int part, string? etag, CancellationToken cancellationToken) =>
        Take(file, part, (await ThrottledAsync(part, etag, cancellationToken)).Bytes);

    private void Take(PartialFile file, int part, byte[] bytes)
    {
        file.Take(part, bytes);
        Moved(bytes.Length);
    }

    private async Task<FilePart> ThrottledAsync(int part, string? etag, CancellationToken cancellationToken)
    {
        await options.Throttle.WaitAsync(cancellationToken);
        try
        {
            return await reader.ReadAsync((long)part * PartReader.PartLength, etag, cancellationToken);
        }
        finally
        {
            options.Throttle.Release();
        }
    }

    private bool Moved(long bytes)
    {
        options.Moved?.Invoke(bytes);
        return true;
    }
}
