namespace BatchAi;

/// <summary>What is done to each node of a cluster before it runs jobs.</summary>
public sealed class SetupTask
{
    /// <summary>The command line.</summary>
    public string? CommandLine { get; set; }

    /// <summary>Its environment, without secrets.</summary>
    public IDictionary<string, string>? EnvironmentVariable { get; set; }

    /// <summary>The names of its secret variables; their values are never told.</summary>
    public IList<string>? SecretName { get; set; }

    /// <summary>Where its output goes.</summary>
    public string? StdOutErrPathPrefix { get; set; }

    /// <summary>The folder below the prefix that the service chose.</summary>
    public string? StdOutErrPathSuffix { get; set; }

    /// <summary>The command line.</summary>
    public override string ToString() => CommandLine ?? "";
}
