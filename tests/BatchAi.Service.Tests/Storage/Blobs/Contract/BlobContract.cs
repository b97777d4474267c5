using System.Diagnostics.CodeAnalysis;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

/// <summary>The tests that all who serve blobs have to pass.</summary>
[CollectionDefinition(Name)]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "It has none.")]
public sealed class BlobContract : ICollectionFixture<BlobHosts>
{
    internal const string Name = "blob contract";
}
