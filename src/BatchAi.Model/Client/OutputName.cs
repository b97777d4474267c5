namespace BatchAi;

/// <summary>A file, or several, of an output directory.</summary>
public sealed class OutputName
{
    private readonly Func<string, bool> _isWanted;

    private OutputName(string folder, string? literal, Func<string, bool> isWanted) => (Folder, Literal, _isWanted) = (folder, literal, isWanted);

    /// <summary>The folder below the output directory; <c>.</c> for itself.</summary>
    public string Folder { get; }

    /// <summary>The name, when it is that of one file.</summary>
    public string? Literal { get; }

    /// <summary>One file.</summary>
    /// <param name="folder">The folder below the output directory; <c>.</c> for itself.</param>
    /// <param name="name">Its name.</param>
    public static OutputName Of(string folder, string name) => new(folder, name, other => other == name);

    /// <summary>All files of a folder that somebody wants.</summary>
    /// <param name="folder">The folder below the output directory; <c>.</c> for itself.</param>
    /// <param name="isWanted">Whether a file's name is that of a wanted one.</param>
    public static OutputName Matching(string folder, Func<string, bool> isWanted) => new(folder, null, isWanted);

    /// <summary>Whether a file of the folder is meant.</summary>
    /// <param name="name">The file's name.</param>
    public bool Matches(string name) => _isWanted(name);
}
