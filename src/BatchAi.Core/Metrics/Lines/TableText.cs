namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads values out of tables that grow: a line of names that begins with the epoch or the step, and a line of numbers for each.</summary>
internal sealed class TableText
{
    private const int MostColumns = 64;
    private const int LongestHeader = 4096;
    private static readonly char[] Gaps = [' ', '\t', ',', ';', '|'];

    private string[] _columns = [];

    /// <summary>Reads a line of a table; false when it is none.</summary>
    internal bool TryRead(string line, int start, ref LinePlace place, List<LineValue> values)
    {
        if (start >= line.Length) return false;
        if (IsHeaderStart(line, start)) return TryReadHeader(line, start);
        return _columns.Length > 0 && line[start] is >= '0' and <= '9' && TryReadRow(line, start, ref place, values);
    }

    private static bool IsHeaderStart(string line, int start) => line.Length - start < LongestHeader && line[start] is 'e' or 'E' or 'i' or 'I' or 's' or 'S';

    private bool TryReadHeader(string line, int start)
    {
        var columns = line.Substring(start).Split(Gaps, MostColumns, StringSplitOptions.RemoveEmptyEntries);
        var isHeader = columns.Length > 1 && MetricWords.IsPlace(columns[0])
            && Array.TrueForAll(columns, column => MetricWords.IsName(column, 0, column.Length) && column.All(MetricWords.IsPartOfName)) && Array.Exists(columns, MetricWords.IsKnown);
        if (isHeader) _columns = columns;
        return isHeader;
    }

    private bool TryReadRow(string line, int start, ref LinePlace place, List<LineValue> values)
    {
        var at = start;
        for (var column = 0; column < _columns.Length; column++)
        {
            while (at < line.Length && Array.IndexOf(Gaps, line[at]) >= 0) at++;
            if (!LineNumber.TryRead(line, ref at, out var number) || (at < line.Length && Array.IndexOf(Gaps, line[at]) < 0)) return Refuse(values, ref place);
            Take(_columns[column], number, ref place, values);
        }

        return line.Substring(at).Trim(Gaps).Length == 0 || Refuse(values, ref place);
    }

    private static void Take(string column, double number, ref LinePlace place, List<LineValue> values)
    {
        if (column.Equals("epoch", StringComparison.OrdinalIgnoreCase)) (place.Epoch, place.EpochPart, place.IsEpochEnd) = ((long)number, number % 1 == 0 ? null : number, true);
        else if (MetricWords.IsPlace(column)) place.Step ??= (long)number;
        else if (!MetricWords.IsSetting(column)) values.Add(new(column, number, null));
    }

    private static bool Refuse(List<LineValue> values, ref LinePlace place)
    {
        values.Clear();
        place = default;
        return false;
    }
}
