namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>How much is fetched for one mount. What is larger is no case for copies.</summary>
/// <param name="MostEntries">How many files and folders.</param>
/// <param name="MostBytes">How many bytes, all in all.</param>
internal sealed record RemoteLimits(int MostEntries, long MostBytes)
{
    internal static RemoteLimits Standard { get; } = new(100_000, 64L << 30);
}
