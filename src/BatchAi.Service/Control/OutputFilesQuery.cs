namespace BatchAi.Service.Control;

/// <summary>Which output files of a job are wanted.</summary>
/// <param name="OutputDirectoryId"><c>stdouterr</c>, or the id of an output directory.</param>
/// <param name="Directory">A folder below it; <c>.</c> for itself.</param>
/// <param name="LinkExpiryMinutes">How long download links are to be valid.</param>
/// <param name="Maximum">How many files at the most.</param>
/// <param name="After">The name of the last file that the caller has.</param>
internal sealed record OutputFilesQuery(string OutputDirectoryId, string Directory = ".", int LinkExpiryMinutes = 60, int Maximum = 1000, string? After = null);
