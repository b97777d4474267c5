namespace BatchAi.Service.Neighbours.Storage;

/// <summary>What a folder of a storage account is.</summary>
internal enum StorageFolderKind
{
    Share,
    Container,
}
