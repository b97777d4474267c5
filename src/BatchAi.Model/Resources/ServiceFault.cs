namespace BatchAi;

/// <summary>Something that went wrong with a cluster or a job, as the service tells it.</summary>
public sealed class ServiceFault
{
    /// <summary>A stable code, e.g. <c>JobFailed</c>.</summary>
    public string? Code { get; set; }

    /// <summary>What happened.</summary>
    public string? Message { get; set; }

    /// <summary>More about it, by name.</summary>
    public IDictionary<string, string>? Detail { get; set; }

    /// <summary>Code and message.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
