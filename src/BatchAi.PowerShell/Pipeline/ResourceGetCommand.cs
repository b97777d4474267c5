using System.Management.Automation;
using BatchAi.Completion;

namespace BatchAi.Pipeline;

/// <summary>
/// A cmdlet that gets resources by name. Their parent comes from a parameter, from the pipeline or from the context; where
/// there is none, all parents are looked through.
/// </summary>
/// <typeparam name="T">What it gets.</typeparam>
public abstract class ResourceGetCommand<T> : ScopedCommand
    where T : Resource
{
    /// <summary>-Name: the names; wildcards are expanded. All when not given.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>-ResourceId: the ARM id of the resource or of something that it is in.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>What it gets.</summary>
    protected abstract ResourceKind Kind { get; }

    /// <summary>Gets one.</summary>
    /// <param name="path">Its path.</param>
    protected abstract Task<T> GetAsync(ResourcePath path);

    /// <summary>Gets a page of those in a place.</summary>
    /// <param name="place">What they are in.</param>
    /// <param name="next">Which page.</param>
    protected abstract Task<Page<T>> ListAsync(ResourcePath place, string? next);

    /// <summary>Where to look when the id does not say it.</summary>
    protected abstract ResourcePath PlaceByDefault();

    /// <summary>The direct parents of what is wanted in a place; the place itself when it is one.</summary>
    /// <param name="place">The place.</param>
    /// <param name="use">What is done with each.</param>
    protected virtual Task ForEachParentAsync(ResourcePath place, Func<ResourcePath, Task> use) => use(place);

    /// <summary>Where to look.</summary>
    protected virtual ResourcePath Place() => ResourceId is { } id ? ResourcePath.TryParse(id) ?? throw ScopeErrors.NoId(id) : PlaceByDefault();

    /// <summary>Whether one that has the right name is wanted.</summary>
    /// <param name="item">What was found.</param>
    protected virtual bool IsWanted(T item) => true;

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var place = Place();
        if (place.Upto(Kind) is { } own) Write(await GetAsync(own));
        else await FindAsync(place.Upto(ParentKind) ?? place, new NameFilter(Name));
    }

    /// <summary>What the things are directly in.</summary>
    protected abstract ResourceKind ParentKind { get; }

    private async Task FindAsync(ResourcePath place, NameFilter filter)
    {
        // Names are looked up one by one where the parent is known, and searched for where it is not.
        if (place.Kind == ParentKind) await ForEachAsync(filter.Literals, async name => Write(await GetAsync(place.Child(Kind, name))));
        else await SearchAsync(place, filter);
        if (filter.NeedsList) await ForEachParentAsync(place, parent => WritePagesAsync(next => ListAsync(parent, next), item => filter.Matches(item.Name) && IsWanted(item)));
    }

    private async Task SearchAsync(ResourcePath place, NameFilter filter)
    {
        var missing = new HashSet<string>(filter.Literals, StringComparer.OrdinalIgnoreCase);
        if (missing.Count == 0) return;
        var wanted = new HashSet<string>(missing, StringComparer.OrdinalIgnoreCase);
        await ForEachParentAsync(place, parent => WritePagesAsync(next => ListAsync(parent, next), item =>
        {
            missing.Remove(item.Name);
            return wanted.Contains(item.Name) && IsWanted(item);
        }));
        foreach (var name in missing) WriteError(Errors.Of(ScopeErrors.NotFound(Kind, name, place), name));
    }

    private void Write(T item)
    {
        if (IsWanted(item)) WriteObject(item);
    }
}
