namespace BatchAi.Service.Engines;

/// <summary>Numbers in sentences.</summary>
internal static class Amounts
{
    internal static string Nodes(int count) => Count(count, "node");

    internal static string Jobs(int count) => Count(count, "job");

    internal static string Time(TimeSpan time) => time switch
    {
        { TotalSeconds: < 120 } => Count((int)time.TotalSeconds, "second"),
        { TotalMinutes: < 120 } => Count((int)time.TotalMinutes, "minute"),
        { TotalHours: < 48 } => Count((int)time.TotalHours, "hour"),
        _ => Count((int)time.TotalDays, "day"),
    };

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
