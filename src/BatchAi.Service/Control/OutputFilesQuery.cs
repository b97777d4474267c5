namespace BatchAi.Service.Control;

/// <summary>Which output files of a job are wanted.</summary>
/// <param name="OutputDirectoryId"><c>stdouterr</c>, or the id of an output directory.</param>
/// <param name="Directory">A folder below it; <c>.</c> for itself.</param>
/// <param name="Maximum">How many files at the most.</param>
/// <param name="After">The name of the last file that the caller has.</param>
internal sealed record OutputFilesQuery(string OutputDirectoryId, string Directory = ".", int Maximum = 1000, string? After = null)
{
    /// <summary>Makes the link to a file, from the folder of its mount and the path below that; none where there is none.</summary>
    internal Func<string, string, Uri?> Link { get; init; } = (_, _) => null;
}
