using System.Security.Cryptography;
using BatchAi.Service.Agent.Mounts.Programs;

namespace BatchAi.Service.Storage.Remote;

/// <summary>What a service is told of the storage of others.</summary>
/// <param name="Authorities">Whom to trust besides those that the machine trusts; certificates in PEM.</param>
/// <param name="Blobs">Where accounts have their containers, when not in Azure.</param>
internal sealed record RemoteStorage(string? Authorities, IReadOnlyDictionary<string, Uri> Blobs)
{
    /// <summary>Where programs are looked for that mount what is in Azure.</summary>
    internal string Programs { get; init; } = MountProgram.Places;

    internal static RemoteStorage None { get; } = new(null, new Dictionary<string, Uri>());

    /// <summary>Reads what the options name.</summary>
    /// <exception cref="BatchAiException">The certificates cannot be read.</exception>
    internal static RemoteStorage Read(string? authorities, IReadOnlyDictionary<string, Uri> blobs)
    {
        if (authorities is null) return None with { Blobs = blobs };
        try
        {
            var text = File.ReadAllText(authorities);
            foreach (var certificate in RemoteTrust.Read(text)) certificate.Dispose();
            return new RemoteStorage(text, blobs);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new BatchAiException("MountCaUnreadable", $"The certificates in '{authorities}' cannot be read: {error.Message}", "Give --mount-ca a file in PEM, such as the tls/ca.pem of the other service's data root.", error);
        }
    }

    /// <summary>The URL of a container.</summary>
    internal string UrlOf(string account, string container) =>
        (Blobs.TryGetValue(account, out var endpoint) ? endpoint.AbsoluteUri.TrimEnd('/') : $"https://{account}.blob.core.windows.net") + "/" + container;
}
