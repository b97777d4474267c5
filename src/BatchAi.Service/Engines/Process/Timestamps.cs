namespace BatchAi.Service.Engines.Process;

/// <summary>Timestamps of the clock for times of which only the date is known.</summary>
internal static class Timestamps
{
    /// <summary>The timestamp of a time in the past.</summary>
    internal static long TimestampOf(this TimeProvider time, DateTimeOffset start)
    {
        var ago = time.GetUtcNow() - start;
        return time.GetTimestamp() - (long)(Math.Max(0, ago.TotalSeconds) * time.TimestampFrequency);
    }
}
