using System.Text.Json.Serialization;
using BatchAi.Service.Neighbours.Groups;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Neighbours.Tenancy;

namespace BatchAi.Service.Neighbours;

/// <summary>The JSON of other providers' resources.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ResourceGroup))]
[JsonSerializable(typeof(ResourceGroupParameters))]
[JsonSerializable(typeof(ResourceList<ResourceGroup>))]
[JsonSerializable(typeof(StoredAccount))]
[JsonSerializable(typeof(StorageAccount))]
[JsonSerializable(typeof(StorageAccountParameters))]
[JsonSerializable(typeof(ResourceList<StorageAccount>))]
[JsonSerializable(typeof(StorageKeyList))]
[JsonSerializable(typeof(StorageKeyParameters))]
[JsonSerializable(typeof(NameQuestion))]
[JsonSerializable(typeof(NameAnswer))]
[JsonSerializable(typeof(FolderResource))]
[JsonSerializable(typeof(ResourceList<FolderResource>))]
[JsonSerializable(typeof(SubscriptionResource))]
[JsonSerializable(typeof(ResourceList<SubscriptionResource>))]
[JsonSerializable(typeof(TenantResource))]
[JsonSerializable(typeof(ResourceList<TenantResource>))]
[JsonSerializable(typeof(ProviderResource))]
[JsonSerializable(typeof(ResourceList<ProviderResource>))]
[JsonSerializable(typeof(AnyResource))]
[JsonSerializable(typeof(ResourceList<AnyResource>))]
internal sealed partial class NeighbourJson : JsonSerializerContext;
