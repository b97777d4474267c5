namespace BatchAi.Core.Wire;

/// <summary>A file or directory below an output directory.</summary>
public sealed class OutputFile
{
    /// <summary>Name without a path.</summary>
    public string? Name { get; set; }

    /// <summary><c>file</c> or <c>directory</c>.</summary>
    public string? FileType { get; set; }

    /// <summary>A URL to read the file from for a limited time; absent for directories.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>Size and time; absent for directories.</summary>
    public OutputFileProperties? Properties { get; set; }
}
