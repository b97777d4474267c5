namespace BatchAi.HelpBuilder.Pages;

/// <summary>A part of a page with a title of its own: a parameter or a type.</summary>
/// <param name="Title">The title.</param>
/// <param name="Line">The title's line, from 1.</param>
/// <param name="Text">The paragraphs below it.</param>
internal sealed record PageEntry(string Title, int Line, IReadOnlyList<string> Text);
