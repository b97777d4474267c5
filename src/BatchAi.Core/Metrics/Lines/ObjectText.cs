namespace BatchAi.Core.Metrics.Lines;

/// <summary>Reads values out of a line that is an object of JSON, or a dictionary as Python prints it.</summary>
internal struct ObjectText
{
    private const int DeepestRead = 2;
    private static readonly string[] Groups = ["metrics", "values", "scores", "log", "logs"];

    private readonly string _line;
    private readonly List<LineValue> _found;
    private int _at;
    private string? _named;
    private double? _value;

    private ObjectText(string line, int start) => (_line, _at, _found) = (line, start, []);

    /// <summary>Whether a line may be an object.</summary>
    internal static bool IsOne(string line, int start) => start < line.Length && line[start] == '{' && line.TrimEnd().EndsWith("}", StringComparison.Ordinal);

    /// <summary>Reads the values; none when the line is no whole object, or tells of nothing that is known.</summary>
    internal static void Read(string line, int start, ref LinePlace place, List<LineValue> values)
    {
        var text = new ObjectText(line, start);
        if (!text.TryReadMembers("", 1, ref place) || ValueText.SkipSpaces(line, text._at) < line.TrimEnd().Length) return;
        if (text is { _named: { } name, _value: { } value } && MetricWords.IsName(name, 0, name.Length)) values.Add(new(name, value, null));
        else if (place.IsTold || text._found.Exists(found => MetricWords.IsKnown(found.Name))) values.AddRange(text._found);
    }

    private bool TryReadMembers(string prefix, int depth, ref LinePlace place)
    {
        _at++;
        for (var isFirst = true; ; isFirst = false)
        {
            if (Next() == '}') return Skip(1);
            if (!isFirst && (Next() != ',' || !Skip(1))) return false;
            if (Next() is not ('"' or '\'') || ReadString() is not { } name || Next() != ':' || !Skip(1) || !TryReadValue(prefix, name, depth, ref place)) return false;
        }
    }

    private bool TryReadValue(string prefix, string name, int depth, ref LinePlace place)
    {
        switch (Next())
        {
            case '"' or '\'':
                if (ReadString() is not { } text) return false;
                if (name is "metric" or "name" or "key") _named = text;
                return true;
            case '{' when depth < DeepestRead:
                return TryReadMembers(Array.IndexOf(Groups, name) >= 0 ? prefix : $"{prefix}{name}.", depth + 1, ref place);
            case '{' or '[':
                return SkipNested();
            default:
                return TryReadNumber(prefix, name, ref place);
        }
    }

    private bool TryReadNumber(string prefix, string name, ref LinePlace place)
    {
        var start = _at;
        if (LineNumber.TryRead(_line, ref _at, out var number) && Next() is ',' or '}')
        {
            Take(prefix, name, number, ref place);
            return true;
        }

        // true, null, None and their like.
        _at = start;
        while (_at < _line.Length && char.IsLetter(_line[_at])) _at++;
        return _at > start;
    }

    private void Take(string prefix, string name, double number, ref LinePlace place)
    {
        if (name == "value") _value = number;
        if (name.Equals("epoch", StringComparison.OrdinalIgnoreCase)) (place.Epoch, place.EpochPart) = ((long)number, number % 1 == 0 ? null : number);
        else if (MetricWords.IsPlace(name)) place.Step ??= (long)number;
        else if (MetricWords.IsName(name, 0, name.Length) && name.All(MetricWords.IsPartOfName) && !MetricWords.IsSetting(name)) _found.Add(new(prefix + name, number, null));
    }

    // A string without what it escapes: none of the names that count has any of that.
    private string? ReadString()
    {
        var quote = _line[_at];
        var start = ++_at;
        for (; _at < _line.Length; _at++)
        {
            if (_line[_at] == '\\') _at++;
            else if (_line[_at] == quote) return _line.Substring(start, _at++ - start);
        }

        return null;
    }

    private bool SkipNested()
    {
        for (var depth = 0; _at < _line.Length;)
        {
            var c = _line[_at];
            if (c is '"' or '\'')
            {
                if (ReadString() is null) return false;
                continue;
            }

            _at++;
            if (c is '{' or '[') depth++;
            else if (c is '}' or ']' && --depth == 0) return true;
        }

        return false;
    }

    private char Next()
    {
        _at = ValueText.SkipSpaces(_line, _at);
        return _at < _line.Length ? _line[_at] : '\0';
    }

    private bool Skip(int count)
    {
        _at += count;
        return true;
    }
}
