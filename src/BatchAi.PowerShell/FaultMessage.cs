namespace BatchAi;

/// <summary>Puts the faults of a file into words.</summary>
internal static class FaultMessage
{
    /// <summary>Whether the file cannot be used because of the fault.</summary>
    public static bool IsError(JobConfigFault fault) => fault.Severity == "Error";

    /// <summary>The place in a form that editors can follow, and the fault.</summary>
    public static string Describe(JobConfigFault fault, string path) => $"{Place(fault, path)}: {fault.Message} ({fault.Path})";

    /// <summary>What to do about the fault, as far as its message does not say it.</summary>
    public static string Advise(JobConfigFault fault) => fault switch
    {
        { Suggestion: { Length: > 0 } suggestion } => $"Write '{suggestion}' instead.",
        { Line: > 0 } => $"Correct line {fault.Line} and test the file again.",
        _ => "Correct it and try again.",
    };

    private static string Place(JobConfigFault fault, string path) => fault.Line > 0 ? $"{path}:{fault.Line}:{fault.Column}" : path;
}
