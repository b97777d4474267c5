using System.Collections;
using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of what a cmdlet is told to work on.</summary>
internal static class ScopeErrors
{
    private const string ParentRequired = nameof(ParentRequired);
    private const string NameRequired = nameof(NameRequired);
    private const string InvalidResourceId = nameof(InvalidResourceId);
    private const string InvalidWildcard = nameof(InvalidWildcard);
    private const string WrongResourceKind = nameof(WrongResourceKind);

    internal static readonly ErrorEntry[] Entries =
    [
        new(ParentRequired, ErrorCategory.InvalidArgument, "Give the parameter, or set a default with Set-BatchAiContext."),
        new(NameRequired, ErrorCategory.InvalidArgument, "Give -Name, -ResourceId or -InputObject."),
        new("InvalidName", ErrorCategory.InvalidArgument, "Give a name of letters, digits, underscores and hyphens."),
        new(InvalidWildcard, ErrorCategory.InvalidArgument, "Close the bracket, or put a backtick before one that is part of the name."),
        new("InvalidResourceName", ErrorCategory.InvalidArgument, "Give another name; the message says which are allowed."),
        new(InvalidResourceId, ErrorCategory.InvalidArgument, "Give an id as the ResourceId of an object has it."),
        new(WrongResourceKind, ErrorCategory.InvalidType, "Use the cmdlet whose noun fits the object."),
        new("AlreadyExists", ErrorCategory.ResourceExists, "Choose another name, or remove what is there; -Force, where the cmdlet has it, returns what is there."),
    ];

    internal static BatchAiException Missing(string parameter) =>
        new(ParentRequired, $"-{parameter} is not given, and the context has none.", $"Give -{parameter}, or set a default with 'Set-BatchAiContext -{parameter}'.");

    internal static BatchAiException NoName() => new(NameRequired, "Nothing says which one is meant.");

    internal static BatchAiException NoPattern(string text) => new(InvalidWildcard, $"'{text}' is no pattern.");

    internal static BatchAiException NoId(string id) => new(InvalidResourceId, $"'{id}' is no id of a resource that this module knows.");

    internal static BatchAiException WrongKind(ResourcePath found, string wanted) =>
        new(WrongResourceKind, $"'{found}' leads to another kind of resource ({found.Kind}) than this cmdlet is for ({wanted}).");

    internal static BatchAiException WrongName(ResourcePath found, string name) =>
        new(WrongResourceKind, $"'{found}' is the id of the {found.Kind} '{found.Name}', and the name is '{name}'.");

    internal static BatchAiException NotFound(ResourceKind kind, string name, ResourcePath place) =>
        new($"{kind}NotFound", $"There is no {Word(kind)} '{name}' in the {Word(place.Kind)} '{place.Name}'.") { HttpStatus = 404 };

    internal static BatchAiException Exists(ResourcePath path) => new("AlreadyExists", $"There is {Article(path.Kind)} {Word(path.Kind)} '{path.Name}' already.");

    /// <summary>What the binder says of a list where a single one is named.</summary>
    internal static string Several(ResourceKind? kind, IList given)
    {
        var names = given.Cast<object?>().Select(item => item is PSObject { BaseObject: string } or string ? item.ToString() : null).ToList();
        var example = names.Count > 0 && names.TrueForAll(name => name is not null && JobNames.IsValid(name)) ? $"Get-BatchAi{kind?.ToString() ?? "..."} {string.Join(", ", names)}" : "$several";
        return $"One {(kind is { } known ? Word(known) : "name")} is expected here, and this is a list. Where a cmdlet takes several, objects of the pipeline name them: {example} | ...";
    }

    private static string Article(ResourceKind kind) => kind == ResourceKind.Experiment ? "an" : "a";

    // The kinds are written as names of types are: FileShare is a file share.
    private static string Word(ResourceKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) ? (index == 0 ? "" : " ") + char.ToLowerInvariant(letter) : letter.ToString()));
}
