using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>The access policies that are stored with a share or container, for signatures that name one.</summary>
internal static class StoredPolicies
{
    private const string Key = "policies";
    private const string Root = "SignedIdentifiers";
    private const int Most = 5;
    private const int LongestId = 64;
    private const int LongestDocument = 32 << 10;

    /// <summary>Reads the policies that a request wants stored.</summary>
    /// <exception cref="StorageException">They are none.</exception>
    internal static async Task<IReadOnlyList<AccessPolicy>> ReadAsync(StorageCall call)
    {
        if (call.Http.Request.ContentLength is 0) return [];
        var policies = (await XmlBody.ReadAsync(call, Root, LongestDocument)).Elements("SignedIdentifier").Select(Read).ToList();
        if (policies.Count > Most) throw Invalid($"there are more than {Most} policies");
        return policies.DistinctBy(policy => policy.Id, StringComparer.Ordinal).Count() == policies.Count ? policies : throw Invalid("two policies have the same Id");
    }

    /// <summary>The policies that a share or container has. What a job wrote there that is none opens nothing.</summary>
    internal static IReadOnlyList<AccessPolicy> Of(FileRecord record)
    {
        if (record.FindExtra(Key) is not { } text) return [];
        try
        {
            return [.. XElement.Parse(text).Elements().Select(Read)];
        }
        catch (Exception error) when (error is XmlException or StorageException)
        {
            return [];
        }
    }

    /// <summary>The record with other policies.</summary>
    internal static FileRecord WithPolicies(this FileRecord record, IReadOnlyList<AccessPolicy> policies) =>
        record.WithExtra(Key, policies.Count == 0 ? null : new XElement(Root, policies.Select(Describe)).ToString(SaveOptions.DisableFormatting));

    /// <summary>Writes policies as the APIs tell them.</summary>
    internal static async Task WriteAsync(XmlWriter xml, IReadOnlyList<AccessPolicy> policies)
    {
        await new XElement(Root, policies.Select(Describe)).WriteToAsync(xml, CancellationToken.None);
        await xml.FlushAsync();
    }

    /// <summary>Finds a policy of the share or container that a target names or lies in.</summary>
    internal static AccessPolicy? Find(StorageParts parts, StorageTarget target, string id)
    {
        if (parts.Accounts.Find(target.Account) is not { } account) return null;
        using var tree = parts.Open(account, target);
        return Of(tree.FindFolder(TreePath.Root(tree.Kind))!.Record).FirstOrDefault(policy => policy.Id == id);
    }

    private static AccessPolicy Read(XElement identifier)
    {
        var id = identifier.Element("Id")?.Value;
        if (id is not { Length: > 0 and <= LongestId }) throw Invalid($"the Id of a policy has 1 to {LongestId} characters");
        var policy = identifier.Element("AccessPolicy");
        var permissions = policy?.Element("Permission")?.Value;
        return new AccessPolicy(id, Time(policy, "Start"), Time(policy, "Expiry"), string.IsNullOrEmpty(permissions) ? null : permissions);
    }

    private static DateTimeOffset? Time(XElement? policy, string name)
    {
        if (policy?.Element(name)?.Value is not { Length: > 0 } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Invalid($"a policy's {name} is no time");
    }

    private static XElement Describe(AccessPolicy policy) => new(
        "SignedIdentifier",
        new XElement("Id", policy.Id),
        new XElement("AccessPolicy", Time("Start", policy.Start), Time("Expiry", policy.Expiry), policy.Permissions is { } permissions ? new XElement("Permission", permissions) : null));

    private static XElement? Time(string name, DateTimeOffset? time) =>
        time is { } given ? new XElement(name, given.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)) : null;

    private static StorageException Invalid(string reason) => new(400, "InvalidXmlDocument", $"The access policies are not valid: {reason}.");
}
