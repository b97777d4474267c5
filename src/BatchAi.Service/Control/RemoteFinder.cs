using BatchAi.Core.Execution;
using BatchAi.Core.Wire;
using BatchAi.Service.Agent.Mounts.Programs;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Engines;
using BatchAi.Service.Storage.Remote;

namespace BatchAi.Service.Control;

/// <summary>Finds shares and containers of accounts that this service does not have: in Azure, or in another service.</summary>
/// <param name="storage">What this service was told of others.</param>
internal sealed class RemoteFinder(RemoteStorage storage)
{
    /// <summary>Where a share or container is.</summary>
    /// <param name="mount">The mount.</param>
    /// <param name="credentials">What the job or cluster gives for it.</param>
    internal MountSource Find(PlanMount mount, AzureStorageCredentialsInfo? credentials)
    {
        var account = $"the storage account '{mount.Account}' doesn't exist in this service";
        if (credentials?.AccountKeySecretReference is not null) return MountFinder.Nothing(mount, $"{account}, which can read no key vault; create it first, or give another service's accountKey itself.");
        if (credentials?.AccountKey is not { Length: > 0 } key) return MountFinder.Nothing(mount, $"{account}; create it first (New-BatchAiStorageAccount {mount.Account}), or give its accountKey when it is another service's.");
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length)) return MountFinder.Nothing(mount, $"{account}; create it first. If it is another service's: the accountKey that is given is not Base64.");
        var text = mount.Kind == PlanMountKinds.FileShare ? mount.Url : storage.UrlOf(mount.Account!, mount.Source);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url is not { Scheme: "https", Query: "", Fragment: "", UserInfo: "" }) return MountFinder.Nothing(mount, $"{account}; create it first. If it is another service's: its URL must be one of https, without a query.");

        // Written anew: a key may come with blanks and line breaks in it, which other programs would take for something else.
        return new MountSource("") { Remote = Remote(mount, new Uri(url.AbsoluteUri.TrimEnd('/')), Convert.ToBase64String(bytes, 0, length)) };
    }

    /// <summary>What whoever asks for such a mount should know.</summary>
    internal static string Warn(PlanMount mount, RemoteMount remote)
    {
        var place = $"{MountWords.What(mount)} is not in this service";
        return MountProgram.Find(mount, remote) is { } program
            ? $"{place}: it is mounted from {remote.Url} by {program.Path} for each job. Should that fail, it is fetched, and what the job changes or adds is sent back at its end."
            : $"{place}: it is fetched from {remote.Url} before each job, and what the job changes or adds is sent back at its end. Jobs do not see each other's changes meanwhile, and what they remove stays.";
    }

    private RemoteMount Remote(PlanMount mount, Uri url, string key) => new()
    {
        Url = url.AbsoluteUri,
        Account = mount.Account!,
        Key = key,
        AzureHost = AzureHost.Of(mount, url),
        Programs = storage.Programs,
        Authorities = storage.Authorities,
    };
}
