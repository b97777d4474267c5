namespace BatchAi;

/// <summary>Durations in words.</summary>
internal static class Durations
{
    /// <summary>The duration as a person says it, e.g. <c>1 h 5 min</c>.</summary>
    internal static string Describe(TimeSpan time) => time switch
    {
        { TotalSeconds: < 60 } => $"{time.TotalSeconds:0.#} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        { TotalDays: < 1 } => $"{time.Hours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} d {time.Hours} h",
    };
}
