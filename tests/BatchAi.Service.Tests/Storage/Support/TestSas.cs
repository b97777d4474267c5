using Azure.Storage.Sas;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Tests.Storage.Support;

/// <summary>Shared access signatures as Azure's own SDK makes them.</summary>
internal static class TestSas
{
    internal const string AllPermissions = "rwdlacup";

    /// <summary>An account SAS.</summary>
    internal static string OfAccount(StorageService service, DateTimeOffset expiry, string permissions = AllPermissions, string resourceTypes = "sco")
    {
        var types = (AccountSasResourceTypes)0;
        if (resourceTypes.Contains('s')) types |= AccountSasResourceTypes.Service;
        if (resourceTypes.Contains('c')) types |= AccountSasResourceTypes.Container;
        if (resourceTypes.Contains('o')) types |= AccountSasResourceTypes.Object;
        var builder = new AccountSasBuilder { ExpiresOn = expiry, Services = service == StorageService.Blob ? AccountSasServices.Blobs : AccountSasServices.Files, ResourceTypes = types };
        builder.SetPermissions(permissions);
        return builder.ToSasQueryParameters(StorageFixture.Credential).ToString();
    }

    /// <summary>A service SAS of a container or share, or of an item in it.</summary>
    internal static string OfService(StorageService service, DateTimeOffset expiry, string container, string? item = null, string permissions = "rcwdl")
    {
        if (service == StorageService.File)
        {
            var ofShare = new ShareSasBuilder { ShareName = container, FilePath = item, Resource = item is null ? "s" : "f", ExpiresOn = expiry };
            ofShare.SetPermissions(item is null ? permissions : Without(permissions, "l"));
            return ofShare.ToSasQueryParameters(StorageFixture.Credential).ToString();
        }

        var ofBlob = new BlobSasBuilder { BlobContainerName = container, BlobName = item, Resource = item is null ? "c" : "b", ExpiresOn = expiry };
        ofBlob.SetPermissions(permissions, normalize: true);
        return ofBlob.ToSasQueryParameters(StorageFixture.Credential).ToString();
    }

    internal static string Without(string permissions, string letters) => string.Concat(permissions.Where(letter => !letters.Contains(letter)));
}
