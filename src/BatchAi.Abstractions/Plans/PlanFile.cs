namespace BatchAi;

/// <summary>A file that is written on each node before anything runs.</summary>
public sealed class PlanFile
{
    /// <summary>The full path on the node.</summary>
    public string Path { get; set; } = "";

    /// <summary>The file's text.</summary>
    public string Content { get; set; } = "";

    /// <summary>Whether the file is a program.</summary>
    public bool IsProgram { get; set; }

    /// <summary>Returns the path.</summary>
    public override string ToString() => Path;
}
