namespace BatchAi;

/// <summary>Something in a configuration file that is wrong, or that will be ignored.</summary>
public sealed class JobConfigFault
{
    /// <summary><c>Error</c>: the file cannot be used. <c>Warning</c>: it is used, and something in it is ignored or looks wrong.</summary>
    public string Severity { get; set; } = "Error";

    /// <summary>A stable code, e.g. <c>UnknownMember</c>.</summary>
    public string Code { get; set; } = "";

    /// <summary>The fault in a full sentence that says what to do.</summary>
    public string Message { get; set; } = "";

    /// <summary>The place as a JSON path, e.g. <c>$.properties.nodeCount</c>.</summary>
    public string Path { get; set; } = "$";

    /// <summary>The line, counted from 1; 0 when the fault has no place in the text.</summary>
    public int Line { get; set; }

    /// <summary>The column in characters, counted from 1; 0 when the fault has no place in the text.</summary>
    public int Column { get; set; }

    /// <summary>What was expected there, if that can be said.</summary>
    public string? Expected { get; set; }

    /// <summary>The nearest valid spelling, if one is near.</summary>
    public string? Suggestion { get; set; }
}
