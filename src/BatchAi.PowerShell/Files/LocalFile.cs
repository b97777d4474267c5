namespace BatchAi.Files;

/// <summary>A file of this machine that is to be sent.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">Its path where it goes, with slashes.</param>
/// <param name="Length">How long it is.</param>
internal sealed record LocalFile(string Path, string Name, long Length);
