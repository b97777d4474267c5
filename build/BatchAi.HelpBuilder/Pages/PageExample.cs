namespace BatchAi.HelpBuilder.Pages;

/// <summary>An example.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Code">The code.</param>
/// <param name="Remarks">The paragraphs around the code.</param>
internal sealed record PageExample(string Title, string Code, IReadOnlyList<string> Remarks);
