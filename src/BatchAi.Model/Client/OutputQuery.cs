namespace BatchAi;

/// <summary>Which of a job's files are followed, and how.</summary>
public sealed class OutputQuery
{
    /// <summary>The id of the output directory.</summary>
    public string Directory { get; set; } = "stdouterr";

    /// <summary>The files that are followed, as they appear.</summary>
    public IReadOnlyList<OutputName> Names { get; set; } = [];

    /// <summary>How many of the last lines are told of what is there at the start; all when not given.</summary>
    public int? Tail { get; set; }

    /// <summary>Whether control sequences stay in the lines.</summary>
    public bool IsRaw { get; set; }

    /// <summary>Whether a build agent reads what is shown, so that its commands have to be broken.</summary>
    public bool IsInBuild { get; set; }
}
