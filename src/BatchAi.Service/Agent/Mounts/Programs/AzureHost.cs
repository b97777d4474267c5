using System.Text.RegularExpressions;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>
/// Tells Azure's hosts, of any of its clouds, from those of other Batch AI services: an account has a host of its own,
/// on the usual port, and nothing but the share or container in the path. Only there are SMB and what blobfuse asks for.
/// </summary>
internal static partial class AzureHost
{
    /// <summary>The host of a share or container in Azure; null when it is somewhere else, or its name is none of Azure's.</summary>
    internal static string? Of(PlanMount mount, Uri url)
    {
        var service = mount.Kind == PlanMountKinds.FileShare ? "file" : "blob";
        var isAzure = url is { Scheme: "https", IsDefaultPort: true } && Host().Match(url.Host) is { Success: true } host
            && host.Groups["service"].Value == service
            && string.Equals(host.Groups["account"].Value, mount.Account, StringComparison.Ordinal);
        return isAzure && Folder().IsMatch(mount.Source) && url.AbsolutePath == "/" + mount.Source ? url.Host : null;
    }

    [GeneratedRegex(@"^(?<account>[a-z0-9]{3,24})\.(?<service>file|blob)\.core(\.[a-z0-9-]+){2,}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Host();

    [GeneratedRegex(@"^[a-z0-9](-?[a-z0-9]){2,62}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folder();
}
