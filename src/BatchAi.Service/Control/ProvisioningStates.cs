namespace BatchAi.Service.Control;

/// <summary>The provisioning states of resources.</summary>
internal static class ProvisioningStates
{
    internal const string Succeeded = "succeeded";
    internal const string Deleting = "deleting";
}
