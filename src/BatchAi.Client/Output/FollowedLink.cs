namespace BatchAi.Client.Output;

/// <summary>A file of a job with the link that opens it at the moment.</summary>
/// <param name="path">The path below the output directory.</param>
internal sealed class FollowedLink(string path)
{
    /// <summary>The path below the output directory.</summary>
    internal string Path { get; } = path;

    /// <summary>How long the file was when the link was got.</summary>
    internal long Length { get; set; }

    /// <summary>The link.</summary>
    internal Uri? Url { get; set; }
}
