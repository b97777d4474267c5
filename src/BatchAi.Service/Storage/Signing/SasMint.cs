using System.Globalization;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Makes shared access signatures: of one blob or file, to read it, until a time.</summary>
internal static class SasMint
{
    // As old as Batch AI: its links had this one, and everything understands it.
    private const string Version = "2016-05-31";

    /// <summary>The query of a link.</summary>
    /// <param name="service">Blobs or files.</param>
    /// <param name="account">The account, whose first key signs.</param>
    /// <param name="container">The container or share.</param>
    /// <param name="path">The blob or file.</param>
    /// <param name="expiry">How long it is valid.</param>
    internal static string ForReading(StorageService service, StoredAccount account, string container, string path, DateTimeOffset expiry)
    {
        var end = expiry.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var options = $"sv={Version}&sr={(service == StorageService.Blob ? 'b' : 'f')}&se={Uri.EscapeDataString(end)}&sp=r";
        var text = SasText.OfService(new SasToken(StorageQuery.Parse(options)), service, $"{account.Name}/{container}/{path}");
        return $"{options}&sig={Uri.EscapeDataString(KeySignature.Of(text, account.Keys[0]))}";
    }
}
