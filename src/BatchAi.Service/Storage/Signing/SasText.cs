using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>The texts that shared access signatures are made of; they grew with the versions of the API.</summary>
internal static class SasText
{
    private const string FirstVersion = "2012-02-12";
    private const string WithHeaders = "2013-08-15";
    private const string WithServiceName = "2015-02-21";
    private const string WithAddresses = "2015-04-05";
    private const string WithResource = "2018-11-09";
    private const string WithEncryptionScope = "2020-12-06";

    /// <summary>Whether a text is a version of the API that knows signatures such as ours.</summary>
    internal static bool IsVersion(string version) =>
        version.Length == FirstVersion.Length && SasToken.IsDate(version) && IsSince(version, FirstVersion);

    /// <summary>Whether a version is not older than another one.</summary>
    internal static bool IsSince(string version, string since) => string.CompareOrdinal(version, since) >= 0;

    /// <summary>What a service SAS signs.</summary>
    /// <param name="sas">The signature.</param>
    /// <param name="service">Blobs or files.</param>
    /// <param name="place">What it is of: <c>account/container/path</c>.</param>
    internal static string OfService(SasToken sas, StorageService service, string place)
    {
        var version = sas.Version;
        List<string> lines = [sas.Permissions, sas.Start, sas.Expiry, Resource(version, service, place), sas.Policy];
        if (IsSince(version, WithAddresses)) lines.AddRange([sas.Addresses, sas.Protocols]);
        lines.Add(version);
        if (service == StorageService.Blob && IsSince(version, WithResource)) lines.AddRange([sas.Resource, sas.Snapshot]);
        if (service == StorageService.Blob && IsSince(version, WithEncryptionScope)) lines.Add(sas.EncryptionScope);
        if (IsSince(version, WithHeaders)) lines.AddRange(sas.Headers.Select(header => header.Value));
        return string.Join('\n', lines);
    }

    /// <summary>What an account SAS signs.</summary>
    internal static string OfAccount(SasToken sas, string account)
    {
        List<string> lines = [account, sas.Permissions, sas.Services, sas.ResourceTypes, sas.Start, sas.Expiry, sas.Addresses, sas.Protocols, sas.Version];
        if (IsSince(sas.Version, WithEncryptionScope)) lines.Add(sas.EncryptionScope);
        return string.Join('\n', lines) + "\n";
    }

    private static string Resource(string version, StorageService service, string place) =>
        IsSince(version, WithServiceName) ? $"/{(service == StorageService.Blob ? "blob" : "file")}/{place}" : $"/{place}";
}
