namespace BatchAi.Files;

/// <summary>Finds files of this machine.</summary>
internal static class LocalFiles
{
    /// <summary>The file at a path, or those in the folder there, which keeps its name.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="recurse">Whether a folder is meant with everything in it.</param>
    /// <param name="warn">Hears what is left out.</param>
    /// <exception cref="BatchAiException">There is nothing, or a folder and it is not meant.</exception>
    internal static IEnumerable<LocalFile> Find(string path, bool recurse, Action<string> warn)
    {
        var file = new FileInfo(path);
        if (file.Exists) return [new LocalFile(file.FullName, file.Name, file.Length)];
        var folder = new DirectoryInfo(path);
        if (!folder.Exists) throw FileErrors.NotHere(path);
        return recurse ? In(folder, folder.Name, warn) : throw FileErrors.NeedsRecurse(path);
    }

    private static IEnumerable<LocalFile> In(DirectoryInfo folder, string name, Action<string> warn)
    {
        foreach (var file in folder.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal)) yield return new LocalFile(file.FullName, $"{name}/{file.Name}", file.Length);
        foreach (var inner in folder.EnumerateDirectories().OrderBy(inner => inner.Name, StringComparer.Ordinal))
        {
            // A link may lead back to where it is.
            if (inner.Attributes.HasFlag(FileAttributes.ReparsePoint)) warn($"'{inner.FullName}' is a link to a folder and is left out.");
            else foreach (var file in In(inner, $"{name}/{inner.Name}", warn)) yield return file;
        }
    }
}
