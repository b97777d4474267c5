using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Reads the secrets that a job and its cluster carry as plain values.</summary>
public static class JobSecretsReader
{
    /// <summary>Reads the values; references to key vaults have none.</summary>
    /// <param name="job">The job.</param>
    /// <param name="cluster">The cluster, if its setup task is part of the plan.</param>
    public static JobSecrets Read(JobBaseProperties job, ClusterBaseProperties? cluster = null) => new()
    {
        Environment = ValuesOf(job.Secrets),
        SetupEnvironment = ReadSetup(cluster),
        RegistryPassword = job.ContainerSettings?.ImageSourceRegistry?.Credentials?.Password,
    };

    /// <summary>Reads the values for a plan of node setup alone.</summary>
    /// <param name="cluster">The cluster.</param>
    public static JobSecrets Read(ClusterBaseProperties cluster) => new() { SetupEnvironment = ReadSetup(cluster) };

    private static Dictionary<string, string> ReadSetup(ClusterBaseProperties? cluster) =>
        ValuesOf(cluster?.NodeSetup?.SetupTask?.Secrets);

    private static Dictionary<string, string> ValuesOf(IEnumerable<EnvironmentVariableWithSecretValue>? secrets)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var secret in secrets ?? [])
        {
            if (secret is { Name: { } name, Value: { } value }) values[name] = value;
        }

        return values;
    }
}
