namespace BatchAi;

/// <summary>A line that a job wrote.</summary>
public sealed class OutputLine
{
    /// <summary>The line, without its end.</summary>
    public string Text { get; set; } = "";

    /// <summary>When it arrived here.</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>The node or task that wrote it, as far as the file's name tells.</summary>
    public string? Node { get; set; }

    /// <summary><c>stdout</c> or <c>stderr</c>; none for other files.</summary>
    public string? Stream { get; set; }

    /// <summary>The path of the file below the output directory.</summary>
    public string File { get; set; } = "";

    /// <summary>What tells the file's lines from those of others, fit to be shown: <c>node|file</c>, or the file alone.</summary>
    public string Mark { get; set; } = "";

    /// <summary>The job.</summary>
    public string JobName { get; set; } = "";

    /// <summary>Whether it goes on in the next one, because it is too long.</summary>
    public bool IsContinued { get; set; }
}
