namespace BatchAi.Core.Planning;

/// <summary>The secrets of a job. They travel apart from its plan, through owner-only files or pipes.</summary>
public sealed class JobSecrets
{
    /// <summary>Values of the job's secret environment variables.</summary>
    public IDictionary<string, string> Environment { get; set; } = new Dictionary<string, string>();

    /// <summary>Values of the secret environment variables of the cluster's setup task.</summary>
    public IDictionary<string, string> SetupEnvironment { get; set; } = new Dictionary<string, string>();

    /// <summary>The password of the private registry, if any.</summary>
    public string? RegistryPassword { get; set; }
}
