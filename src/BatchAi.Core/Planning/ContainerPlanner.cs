using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Plans the container of a job.</summary>
internal static class ContainerPlanner
{
    /// <summary>Plans the container; none when the job runs on the host.</summary>
    /// <exception cref="BatchAiException">The settings name no image.</exception>
    public static PlanContainer? Plan(ContainerSettings? settings)
    {
        if (settings is null) return null;
        var registry = settings.ImageSourceRegistry;
        return new PlanContainer
        {
            Image = registry?.Image ?? throw PlanFaults.MissingMember("containerSettings.imageSourceRegistry.image"),
            RegistryServer = registry.ServerUrl,
            RegistryUser = registry.Credentials?.Username,
            SharedMemorySize = settings.ShmSize,
        };
    }

    /// <summary>Warns of a registry password that is not given as such.</summary>
    public static IEnumerable<string> Warnings(ContainerSettings? settings)
    {
        if (settings?.ImageSourceRegistry?.Credentials is { Password: null, PasswordSecretReference: not null })
            yield return "The registry's password is a key vault reference; its value has to be given with the submission.";
    }
}
