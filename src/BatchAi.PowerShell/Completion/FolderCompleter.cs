using System.Management.Automation;
using BatchAi.Connections;

namespace BatchAi.Completion;

/// <summary>
/// Completes paths folder by folder, as PowerShell does for those of this machine. Only where nobody is connected is
/// nothing offered; PowerShell then offers its own files, as it does wherever a completer has nothing.
/// </summary>
public abstract class FolderCompleter : CachedCompleter
{
    /// <summary>What the files are in, as a key.</summary>
    /// <param name="request">What is to be completed.</param>
    private protected abstract string PlaceOf(CompletionRequest request);

    /// <summary>Lists a folder.</summary>
    /// <param name="client">The connection.</param>
    /// <param name="request">What is to be completed.</param>
    /// <param name="folder">The folder, with slashes; empty for the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    private protected abstract Task<IReadOnlyList<Candidate>> ListAsync(IBatchAiClient client, CompletionRequest request, string folder, CancellationToken cancellationToken);

    private protected override string KeyOf(CompletionRequest request) =>
        request.Context is null ? "" : $"{request.Context.Endpoint}|{PlaceOf(request)}|{FolderOf(request)}";

    private protected override async Task<IReadOnlyList<Candidate>> ListAsync(CompletionRequest request, CancellationToken cancellationToken) =>
        request.Context is { } context && Sessions.TryGetClient(context) is { } client
            ? await ListAsync(client, request, FolderOf(request), cancellationToken)
            : [];

    /// <summary>A file or folder, as a path that the cmdlets take for that one alone.</summary>
    private protected static Candidate CandidateOf(string path, bool isFolder, string tip) =>
        new(WildcardPattern.Escape(path) + (isFolder ? "/" : ""), isFolder ? "folder" : tip);

    private static string FolderOf(CompletionRequest request) => request.Word.LastIndexOf('/') is > 0 and var end ? request.Word.Substring(0, end) : "";
}
