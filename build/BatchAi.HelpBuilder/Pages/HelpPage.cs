namespace BatchAi.HelpBuilder.Pages;

/// <summary>The page of a cmdlet.</summary>
internal sealed class HelpPage
{
    /// <summary>The path of the page.</summary>
    public required string File { get; init; }

    /// <summary>The cmdlet.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in a sentence or two.</summary>
    public required string Synopsis { get; init; }

    /// <summary>What it does, in paragraphs.</summary>
    public required IReadOnlyList<string> Description { get; init; }

    /// <summary>The parameters, named without hyphen.</summary>
    public required IReadOnlyList<PageEntry> Parameters { get; init; }

    /// <summary>The types that it takes from the pipeline.</summary>
    public required IReadOnlyList<PageEntry> Inputs { get; init; }

    /// <summary>The types that it writes.</summary>
    public required IReadOnlyList<PageEntry> Outputs { get; init; }

    /// <summary>What else there is to know, in paragraphs.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The examples.</summary>
    public required IReadOnlyList<PageExample> Examples { get; init; }

    /// <summary>Other topics.</summary>
    public required IReadOnlyList<string> Links { get; init; }
}
