namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>A piece of work, and where it is done.</summary>
/// <param name="Work">The work.</param>
/// <param name="IsBlob">Whether with blobs; else with files.</param>
/// <param name="Folder">The container or share.</param>
/// <param name="LargeBytes">The length of a large one.</param>
/// <param name="SmallCount">How many small ones there are.</param>
internal sealed record StorageTask(StorageWork Work, bool IsBlob, string Folder, long LargeBytes, int SmallCount)
{
    internal const int SmallBytes = 4096;

    /// <summary>How many small ones are on their way at once.</summary>
    internal const int Clients = 16;

    /// <summary>The large one's name. All names begin with their length, by which a server that keeps nothing can answer.</summary>
    internal string LargeName => $"{LargeBytes}-large";

    internal static string SmallName(int number) => $"{SmallBytes}-{number:000000}";

    /// <summary>The rate in words, of a duration.</summary>
    internal string Rate(double seconds) => Work is StorageWork.LargeUp or StorageWork.LargeDown ? $"{LargeBytes / seconds / (1 << 20):0} MiB/s" : $"{SmallCount / seconds:0}/s";
}
