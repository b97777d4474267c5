namespace BatchAi.Core.Wire;

/// <summary>A file or directory below an output directory.</summary>
public sealed class OutputFile
{
    /// <summary>File or directory name, no path.</summary>
    public string? Name { get; set; }

    /// <summary>Replaces isDirectory.</summary>
    public string? FileType { get; set; }

    /// <summary>SAS URL valid for linkexpiryinminutes; not for directories.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>Absent for directories.</summary>
    public OutputFileProperties? Properties { get; set; }
}
