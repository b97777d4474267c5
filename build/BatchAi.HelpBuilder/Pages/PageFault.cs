namespace BatchAi.HelpBuilder.Pages;

/// <summary>What is wrong with a page, in the form that MSBuild knows as an error.</summary>
/// <param name="File">The path of the page.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record PageFault(string File, int Line, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}({Line}): error HELP001: {Message}";
}
