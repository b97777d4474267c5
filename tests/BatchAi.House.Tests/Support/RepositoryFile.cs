namespace BatchAi.House.Support;

/// <summary>A file of the repository.</summary>
/// <param name="Root">The repository's root.</param>
/// <param name="Path">The path below the root, with forward slashes.</param>
internal sealed record RepositoryFile(string Root, string Path)
{
    private const int ProbeLength = 8000;

    public string FullName => System.IO.Path.Combine(Root, Path);

    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public bool IsTest => Path.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>The project or other folder that the file counts for, e.g. <c>src/BatchAi.Core</c>.</summary>
    public string Group => string.Join('/', Path.Split('/').SkipLast(1).Take(2));

    public byte[] Bytes() => File.ReadAllBytes(FullName);

    public string Text() => File.ReadAllText(FullName);

    public string[] Lines() => File.ReadAllLines(FullName);

    /// <summary>Whether the file is text, as Git tells it: there is no zero byte near its beginning.</summary>
    public bool IsText() => !Bytes().AsSpan().Slice(0, (int)Math.Min(ProbeLength, new FileInfo(FullName).Length)).Contains((byte)0);

    public override string ToString() => Path;
}
