using BatchAi.Core.Execution;

namespace BatchAi.Service.Runs;

/// <summary>Keeps the last lines of each file of a run, for the report of its failure.</summary>
internal sealed class LastLines
{
    private const int MostLines = 20;
    private const int LongestLine = 400;
    private readonly Dictionary<string, Queue<string>> _files = new(StringComparer.Ordinal);

    /// <summary>Takes a line.</summary>
    /// <param name="mark">The file that it comes from.</param>
    /// <param name="line">The line.</param>
    internal void Add(string mark, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        if (!_files.TryGetValue(mark, out var lines)) _files[mark] = lines = new Queue<string>();
        lines.Enqueue(line.Length > LongestLine ? line[..LongestLine] : line);
        if (lines.Count > MostLines) lines.Dequeue();
    }

    /// <summary>Why the run failed, and the file to look at first.</summary>
    internal RunFailure Explain(AttemptResult result)
    {
        var info = ExecutionInfoMapper.ToExecutionInfo(result);
        var end = EndAdvice.Of(info, []);
        var inOrder = _files.OrderBy(file => LogOrder.RankOf(file.Key, end)).ThenBy(file => file.Key, StringComparer.Ordinal).ToList();
        var first = inOrder.Count > 0 ? inOrder[0] : default;
        inOrder.Reverse();
        return new RunFailure(EndAdvice.Of(info, inOrder.SelectMany(file => file.Value)), first.Key, _files.Count > 1 ? [.. first.Value] : []);
    }
}
