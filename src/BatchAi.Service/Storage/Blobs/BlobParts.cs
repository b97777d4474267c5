using BatchAi.Service.Storage.Blobs.Containers;
using BatchAi.Service.Storage.Blobs.Items;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Blobs;

/// <summary>What the operations on blobs work with.</summary>
/// <param name="Storage">What they have in common with those on files.</param>
internal sealed record BlobParts(StorageParts Storage)
{
    internal TimeProvider Time => Storage.Time;

    /// <summary>The container that a request is about; the caller disposes it.</summary>
    internal ContainerPlace OpenContainer(StorageCall call) => ContainerPlace.Open(this, call);

    /// <summary>The blob that a request is about; the caller disposes it.</summary>
    internal BlobPlace OpenBlob(StorageCall call) => BlobPlace.Open(this, call);
}
