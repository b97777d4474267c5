using BatchAi.Core.Output;

namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads what lines of a program's output tell of its metrics and of how far it is. What one line says may hold for the next.</summary>
internal sealed class LineReader
{
    private const int LongestRead = 64 * 1024;

    private static readonly string[] Commands = ["+ ", "++ ", "$ ", "> ", "# ", "python", "mpirun", "mpiexec", "bash ", "sh ", "export ", "cd ", "/", "usage:"];

    private readonly TableText _table = new();
    private readonly NameKinds _kinds = new();
    private LinePlace _epoch;
    private bool _isFromZero;

    /// <summary>The values of the line that was read last.</summary>
    internal List<LineValue> Values { get; } = [];

    /// <summary>How far the job is, as that line tells.</summary>
    internal LinePlace Place { get; private set; }

    /// <summary>Whether it tells of the training, and not of a test in between, which has steps of its own.</summary>
    internal bool IsTraining { get; private set; }

    /// <summary>Reads a line.</summary>
    internal void Read(string line)
    {
        Values.Clear();
        Place = default;
        IsTraining = true;
        if (!MayTell(line)) return;
        if (line.Length > LongestRead) line = line.Substring(0, LongestRead);
        line = JobText.Clean(line, inBuild: false, keepColours: false);
        var start = LogPrefix.Skip(line);
        if (!IsCommand(line, start)) Read(line, start);
    }

    private void Read(string line, int start)
    {
        var place = default(LinePlace);
        if (ObjectText.IsOne(line, start)) ObjectText.Read(line, start, ref place, Values);
        else if (!_table.TryRead(line, start, ref place, Values))
        {
            place = PlaceText.Read(line, start);
            IsTraining = PairText.Read(line, start, place, _kinds, Values).Length == 0;
        }

        Place = Complete(place);
    }

    // Keras, for one, tells the epoch in a line of its own.
    private LinePlace Complete(LinePlace place)
    {
        if (place.Epoch is null)
        {
            if (_epoch.Epoch is null || (Values.Count == 0 && place.Step is null)) return place;
            place.Epoch = _epoch.Epoch;
            place.EpochCount = _epoch.EpochCount;
            place.IsEpochEnd = place.Step is null;
        }
        else
        {
            place.EpochCount ??= _epoch.EpochCount;
            place.IsEpochEnd |= Values.Count > 0 && place.Step is null;
            _epoch = place;
        }

        _isFromZero |= place.Epoch == 0 || place.IsFromZero;
        place.IsFromZero = _isFromZero;
        return place;
    }

    // Most lines of most programs tell nothing of it, and this is all that they cost.
    private static bool MayTell(string line)
    {
        foreach (var c in line)
        {
            if (c is (>= '0' and <= '9') or '=' or ':') return true;
        }

        return line.StartsWith("epoch", StringComparison.OrdinalIgnoreCase) || line.StartsWith("iter", StringComparison.OrdinalIgnoreCase) || line.StartsWith("step", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsCommand(string line, int start)
    {
        if (LineWords.IsAt(line, start, Commands, StringComparison.Ordinal)) return true;
        var option = line.IndexOf(" --", start, StringComparison.Ordinal);
        return option >= 0 && option + 3 < line.Length && char.IsLetter(line[option + 3]);
    }
}
