namespace BatchAi.Connections;

/// <summary>What the environment says when neither a parameter nor the context does.</summary>
internal static class EnvironmentDefaults
{
    internal static string? Endpoint => Read("BATCHAI_ENDPOINT");

    internal static string? Token => Read("BATCHAI_TOKEN");

    internal static string? CaCertificatePath => Read("BATCHAI_CA");

    internal static string? ResourceGroupName => Read("BATCHAI_RESOURCE_GROUP");

    internal static string? Workspace => Read("BATCHAI_WORKSPACE");

    internal static string? Experiment => Read("BATCHAI_EXPERIMENT");

    internal static string? StorageAccount => Read("AZURE_BATCHAI_STORAGE_ACCOUNT");

    internal static string? StorageAccountKey => Read("AZURE_BATCHAI_STORAGE_KEY");

    /// <summary>Whether this is a sandbox of Azure Automation, where nothing can be started.</summary>
    internal static bool IsAutomationSandbox => Read("AUTOMATION_ASSET_SANDBOX_ID") is not null || Read("AZUREPS_HOST_ENVIRONMENT")?.StartsWith("AzureAutomation", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether a build agent reads what is shown, and would obey what looks like its commands.</summary>
    internal static bool IsBuild => Read("TF_BUILD") is not null || Read("GITHUB_ACTIONS") is not null;

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
