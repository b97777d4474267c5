namespace BatchAi;

/// <summary>Workspaces.</summary>
public interface IWorkspaces
{
    /// <summary>Gets one; throws <c>WorkspaceNotFound</c> when it is not there.</summary>
    /// <param name="workspace">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Workspace> GetAsync(ResourcePath workspace, CancellationToken cancellationToken);

    /// <summary>Gets a page.</summary>
    /// <param name="parent">A resource group, or a subscription for all of its groups.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Workspace>> ListAsync(ResourcePath parent, string? next, CancellationToken cancellationToken);

    /// <summary>Makes one, or sets the tags of the one that is there.</summary>
    /// <param name="workspace">Its path.</param>
    /// <param name="location">Its region.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Workspace> CreateAsync(ResourcePath workspace, string location, IDictionary<string, string>? tags, CancellationToken cancellationToken);

    /// <summary>Replaces its tags.</summary>
    /// <param name="workspace">Its path.</param>
    /// <param name="tags">Its new tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Workspace> UpdateAsync(ResourcePath workspace, IDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>Removes one and everything in it.</summary>
    /// <param name="workspace">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath workspace, bool wait, CancellationToken cancellationToken);
}
