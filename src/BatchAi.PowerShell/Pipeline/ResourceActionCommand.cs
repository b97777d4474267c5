using System.Management.Automation;
using BatchAi.Completion;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>
/// A cmdlet that does something to one resource: to an object from the pipeline, or to what a name or an id says.
/// Objects that were serialized bind by the names of their properties, all of them.
/// </summary>
/// <typeparam name="T">What it is done to.</typeparam>
public abstract class ResourceActionCommand<T> : ScopedCommand
    where T : Resource
{
    /// <summary>The set that names the resource.</summary>
    protected const string NamedSet = "Named";

    /// <summary>The set that takes an object.</summary>
    protected const string ObjectSet = "Object";

    /// <summary>-Name: the name.</summary>
    [Parameter(Position = 0, ParameterSetName = NamedSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleName]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public string? Name { get; set; }

    /// <summary>-ResourceId: the ARM id, in place of the name and of all parents.</summary>
    [Parameter(ParameterSetName = NamedSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ResourceId { get; set; }

    /// <summary>-InputObject: the object.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ObjectSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public T? InputObject { get; set; }

    /// <summary>What it is done to.</summary>
    protected abstract ResourceKind Kind { get; }

    /// <summary>The path of the resource that is meant.</summary>
    /// <exception cref="BatchAiException">Nothing says which one, or what is said leads to something else.</exception>
    protected ResourcePath TargetPath()
    {
        if (InputObject is { } resource) return resource.ResourceId is { } id ? PathOfId(id) : PathOfName(resource.Name);
        if (ResourceId is null) return PathOfName(Name ?? throw ScopeErrors.NoName());
        var path = PathOfId(ResourceId);

        // A file of a job has the job's id and a name of its own; taking it for a job would be a guess.
        return Name is null || string.Equals(Name, path.Name, StringComparison.OrdinalIgnoreCase) ? path : throw ScopeErrors.WrongName(path, Name);
    }

    /// <summary>The path of a resource that is known by its name alone.</summary>
    /// <param name="name">The name.</param>
    protected abstract ResourcePath PathOfName(string name);

    private ResourcePath PathOfId(string id)
    {
        var path = ResourcePath.TryParse(id) ?? throw ScopeErrors.NoId(id);
        return path.Kind == Kind ? path : throw ScopeErrors.WrongKind(path, Kind.ToString());
    }
}
