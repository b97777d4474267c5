using BatchAi.Core.Output;

namespace BatchAi.Client.Output;

/// <summary>
/// Makes the bytes of a file into lines that may be shown. Of a line that is rewritten again and again, as progress bars
/// are, it gives the last state, and meanwhile one each second.
/// </summary>
/// <param name="query">What is to happen to the lines.</param>
internal sealed class OutputText(OutputQuery query)
{
    /// <summary>How long a state of a line that is rewritten stands alone.</summary>
    internal static readonly TimeSpan UpdateInterval = TimeSpan.FromSeconds(1);

    private LineAssembler _lines = new();
    private TimeSpan? _lastUpdate;

    /// <summary>Whether a state of a line waits for its second to be over.</summary>
    internal bool HasUpdate => _lines.HasUpdate;

    /// <summary>Takes bytes, and gives the lines that they complete.</summary>
    internal IEnumerable<AssembledLine> Add(byte[] bytes, int count) => _lines.Assemble(bytes, count).Select(Clean);

    /// <summary>Gives the state of a line that is rewritten, when its time has come.</summary>
    /// <param name="now">The time, on any clock that only goes forward.</param>
    internal AssembledLine? TakeUpdate(TimeSpan now)
    {
        if (!_lines.HasUpdate || now - _lastUpdate < UpdateInterval) return null;
        _lastUpdate = now;
        return Clean(new AssembledLine(_lines.TakeUpdate()!, isContinued: false));
    }

    /// <summary>Gives what is left, and begins anew.</summary>
    internal AssembledLine? Complete()
    {
        var rest = _lines.Complete();
        _lines = new();
        return rest is null ? null : Clean(new AssembledLine(rest, isContinued: false));
    }

    private AssembledLine Clean(AssembledLine line) => new(Clean(line.Text), line.IsContinued);

    private string Clean(string text)
    {
        if (!query.IsRaw) return JobText.Clean(text, query.IsInBuild);
        return query.IsInBuild ? JobText.BreakBuildCommands(text) : text;
    }
}
