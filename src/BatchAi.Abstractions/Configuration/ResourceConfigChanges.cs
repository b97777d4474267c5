namespace BatchAi;

/// <summary>What is put over the file of a cluster or a file server, and below it, before it is judged.</summary>
public sealed class ResourceConfigChanges
{
    /// <summary>Places of the file that are emptied first, as <c>properties.scaleSettings</c>: what is put over them is not mixed with what they say.</summary>
    public IReadOnlyList<string>? Emptied { get; set; }

    /// <summary>JSON in the shape of the file: its values replace those of the file, and its lists are added to the file's.</summary>
    public string? Overlay { get; set; }

    /// <summary>JSON in the shape of the file: its values stand where the file and what is put over it say nothing.</summary>
    public string? Underlay { get; set; }
}
