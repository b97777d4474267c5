using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Reads which output files are meant.</summary>
internal static class OutputNames
{
    private const string StandardDirectory = "stdouterr";

    /// <summary>Reads them.</summary>
    /// <param name="names">Paths below the directory, with wildcards in their last part; null or none for what the stream says.</param>
    /// <param name="directory">The directory: one for other things than streams is meant as a whole.</param>
    /// <param name="stream">The streams.</param>
    internal static IReadOnlyList<OutputName> Read(string[]? names, string directory, JobStreamName stream)
    {
        if (names is { Length: > 0 }) return names.Select(Read).ToList();
        if (directory != StandardDirectory && stream == JobStreamName.All) return [OutputName.Matching(".", _ => true)];
        return StreamsOf(stream).Select(one => OutputName.Matching(".", name => IsOf(name, one))).ToList();
    }

    private static OutputName Read(string path)
    {
        var end = path.LastIndexOf('/');
        var folder = end > 0 ? WildcardPattern.Unescape(path.Substring(0, end)) : ".";
        var name = path.Substring(end + 1);
        if (!WildcardPattern.ContainsWildcardCharacters(name)) return OutputName.Of(folder, WildcardPattern.Unescape(name));
        var pattern = Pattern.Of(name);
        return OutputName.Matching(folder, pattern.IsMatch);
    }

    private static string[] StreamsOf(JobStreamName stream) => stream switch
    {
        JobStreamName.StdOut => ["stdout"],
        JobStreamName.StdErr => ["stderr"],
        _ => ["stdout", "stderr"],
    };

    private static bool IsOf(string name, string stream) => name.StartsWith(stream, StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal);
}
