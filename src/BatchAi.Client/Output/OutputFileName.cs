using System.Text.RegularExpressions;

namespace BatchAi.Client.Output;

/// <summary>What the name of an output file tells: <c>stdout.txt</c>, <c>stderr-wk-0.txt</c>, <c>stdout-job_prep-node.txt</c>, <c>execution-node.log</c>.</summary>
/// <param name="Stream"><c>stdout</c> or <c>stderr</c>; none for other files.</param>
/// <param name="Node">The node or task that wrote it; none when the name does not tell.</param>
internal sealed record OutputFileName(string? Stream, string? Node)
{
    private static readonly Regex Pattern = new("^(?:(?<stream>stdout|stderr)(?:-job_prep)?(?:-(?<node>.+))?\\.txt|execution-(?<node>.+)\\.log)$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Reads a name.</summary>
    internal static OutputFileName Read(string name)
    {
        var match = Pattern.Match(name);
        return new(Value(match, "stream"), Value(match, "node"));
    }

    private static string? Value(Match match, string group) => match.Groups[group] is { Success: true } found ? found.Value : null;
}
