using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatchAi.Client.Http;

namespace BatchAi.Client.Neighbours;

/// <summary>The JSON of storage accounts and their keys.</summary>
internal static class StorageAccountJson
{
    internal static StorageAccount Read(JsonElement account)
    {
        var id = account.Text("id");
        var properties = account.Member("properties");
        var endpoints = properties.Member("primaryEndpoints");
        return new StorageAccount
        {
            Name = account.Text("name") ?? "",
            ResourceGroupName = ResourcePath.TryParse(id)?.ResourceGroupName,
            ResourceId = id,
            Location = account.Text("location"),
            Sku = account.Member("sku").Text("name"),
            Kind = account.Text("kind"),
            Tag = Tags(account.Member("tags")),
            BlobEndpoint = endpoints.Text("blob"),
            FileEndpoint = endpoints.Text("file"),
            ProvisioningState = properties.Text("provisioningState"),
            CreationTime = properties.Time("creationTime"),
        };
    }

    internal static IReadOnlyList<StorageAccountKey> ReadKeys(JsonElement list, ResourcePath account) => list.Member("keys").EnumerateArray().Select(key => new StorageAccountKey
    {
        KeyName = key.Text("keyName") ?? "",
        Permission = key.Text("permissions"),
        Value = new NetworkCredential("", key.Text("value")).SecurePassword,
        StorageAccountName = account.Name,
        ResourceGroupName = account.ResourceGroupName,
        ResourceId = account.ToString(),
    }).ToList();

    internal static byte[] Write(string sku, string location) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["sku"] = new JsonObject { ["name"] = sku },
        ["kind"] = "StorageV2",
        ["location"] = location,
        ["properties"] = new JsonObject { ["supportsHttpsTrafficOnly"] = true, ["minimumTlsVersion"] = "TLS1_2" },
    });

    internal static byte[] WriteKeyName(string keyName) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["keyName"] = keyName });

    private static Dictionary<string, string>? Tags(JsonElement tags) =>
        tags.ValueKind == JsonValueKind.Object ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "") : null;
}
