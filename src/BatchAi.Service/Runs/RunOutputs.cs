namespace BatchAi.Service.Runs;

/// <summary>Lists what a run left.</summary>
internal static class RunOutputs
{
    private static readonly EnumerationOptions Deep = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
    };

    /// <summary>The output directories, and the master's working directory where a job left something in it.</summary>
    internal static IReadOnlyList<RunOutput> List(RunLayout layout, RunFolder folder)
    {
        var outputs = layout.OutputDirectories.Select(output => new RunOutput(output.Id, output.Node, output.Path, Files(output.Path)));
        var work = new RunOutput("wd", null, folder.WorkingDirectory, Files(folder.WorkingDirectory));
        return [.. outputs, .. work.Files.Count > 0 ? [work] : Array.Empty<RunOutput>()];
    }

    private static List<RunOutputFile> Files(string path)
    {
        var folder = new DirectoryInfo(path);
        var files = folder.Exists ? folder.EnumerateFiles("*", Deep) : [];
        return [.. files.Select(file => new RunOutputFile(Path.GetRelativePath(path, file.FullName), Length(file))).OrderBy(file => file.Name, StringComparer.Ordinal)];
    }

    // Somebody else may take a file away from a shared folder while it is listed; a name may be no text.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
