namespace BatchAi;

/// <summary>A change of a job's or a cluster's state.</summary>
public sealed class StateChange
{
    /// <summary>When, in UTC.</summary>
    public DateTimeOffset? Time { get; set; }

    /// <summary>The state that it got into.</summary>
    public string State { get; set; } = "";

    /// <summary>Why.</summary>
    public string? Cause { get; set; }

    /// <summary>Time, state and cause.</summary>
    public override string ToString() => FormattableString.Invariant($"{Time:yyyy-MM-dd HH:mm:ss}Z {State}: {Cause}");
}
