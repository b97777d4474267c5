namespace BatchAi.Client.Transfers;

/// <summary>What goes wrong with files that are moved.</summary>
internal static class TransferErrors
{
    internal static BatchAiException Exists(string path) =>
        new("FileExists", $"There is another file '{path}' already.", "Give -Force to replace it.");

    internal static BatchAiException ChangedHere(string path) =>
        new("LocalFileChanged", $"The file '{path}' was changed while it was sent.", "Send it again when nobody writes to it any more.");

    internal static BatchAiException ChangedThere(string path) =>
        new("RemoteFileChanged", $"The file '{path}' changes again and again while it is received.", "Receive it when nobody writes to it any more, e.g. after Wait-BatchAiJob; Watch-BatchAiJobOutput follows what is being written.");

    internal static BatchAiException Damaged(string path) =>
        new("ChecksumMismatch", $"What was received of '{path}' has another checksum than what is stored.", "Try again; if it stays so, look for what changes bytes on the way, or for a disk that fails.");

    internal static BatchAiException Local(string path, Exception cause) =>
        new("LocalFileError", $"The file '{path}' cannot be used: {cause.Message}", "Check the path, the permissions, and that the disk has room.", cause);

    /// <summary>Runs work with files of this machine.</summary>
    internal static async Task<T> RunAsync<T>(string path, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw Local(path, error);
        }
    }
}
