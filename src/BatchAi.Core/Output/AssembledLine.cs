namespace BatchAi.Core.Output;

/// <summary>A line of a file that a job writes.</summary>
/// <param name="text">The line, without its end.</param>
/// <param name="isContinued">Whether it goes on in the next one.</param>
public sealed class AssembledLine(string text, bool isContinued)
{
    /// <summary>The line, without its end.</summary>
    public string Text { get; } = text;

    /// <summary>Whether it goes on in the next one, because it is too long.</summary>
    public bool IsContinued { get; } = isContinued;
}
