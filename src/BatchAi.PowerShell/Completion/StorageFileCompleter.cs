using BatchAi.Pipeline;

namespace BatchAi.Completion;

/// <summary>Completes paths of files in a share or a container, directory by directory.</summary>
public sealed class StorageFileCompleter : FolderCompleter
{
    private protected override string PlaceOf(CompletionRequest request) =>
        $"{request.Bound["StorageAccount"]}|{request.Bound["Share"]}|{request.Bound["Container"]}|{request.Scope.FindGroup()}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(IBatchAiClient client, CompletionRequest request, string folder, CancellationToken cancellationToken)
    {
        if (await FindPlaceAsync(client, request, cancellationToken) is not { } place) return [];
        var page = await client.StorageFiles.ListAsync(place, folder, null, cancellationToken);
        return page.Items.Select(item => CandidateOf(item.Path, item.IsDirectory, ByteSize.Words(item.Length ?? 0))).ToList();
    }

    private static async Task<ResourcePath?> FindPlaceAsync(IBatchAiClient client, CompletionRequest request, CancellationToken cancellationToken)
    {
        var share = request.Reference("Share", ResourceKind.FileShare);
        if ((share ?? request.Reference("Container", ResourceKind.Container)) is not { } folder) return null;
        if (folder.Path is { } known) return known;
        var account = await request.FindAccountAsync(client, cancellationToken);
        return account?.Child(share is null ? ResourceKind.Container : ResourceKind.FileShare, folder.Name);
    }
}
