namespace BatchAi;

/// <summary>A value that a sweep tries.</summary>
public sealed class SweepValue
{
    /// <summary>Makes a value.</summary>
    /// <param name="text">Its text, as jobs get it.</param>
    public SweepValue(string text) => Text = text;

    /// <summary>Its text, as jobs get it.</summary>
    public string Text { get; }

    /// <summary>What stands for it in names of jobs; its text when there is nothing shorter.</summary>
    public string? Label { get; set; }

    /// <summary>Whether it is the path of a file, whose name others gave: no shell may take a part of it for a command.</summary>
    public bool IsFile { get; set; }
}
