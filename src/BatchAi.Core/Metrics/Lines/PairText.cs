namespace BatchAi.Core.Metrics.Lines;

/// <summary>
/// Reads values with their names out of a line: <c>loss = 0.1</c>, <c>acc: 98%</c>, <c>accuracy 0.9</c>, <c>696.7 samples/s</c>.
/// What is known as a metric is taken where it stands; any other name only in a line of nothing but <c>name=value</c>, or one
/// that tells of metrics or of its place as well, so that settings, commands, paths and prose are no metrics.
/// </summary>
internal struct PairText
{
    private const string Separators = " \t,;|*";

    private readonly string _line;
    private readonly int _start;
    private readonly LinePlace _place;
    private readonly string _phase;
    private readonly List<LineValue> _values;
    private readonly NameKinds _kinds;
    private List<LineValue>? _unsure;
    private List<LineValue>? _whenAlone;
    private bool _isAlone;
    private int _at;

    private PairText(string line, int start, LinePlace place, NameKinds kinds, List<LineValue> values)
    {
        (_line, _start, _place, _kinds, _values) = (line, start, place, kinds, values);
        (_phase, _at, _isAlone) = (PhaseText.OfLine(line, start), start, true);
    }

    /// <summary>Reads the values of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="place">How far it tells the job is.</param>
    /// <param name="kinds">Knows what names are.</param>
    /// <param name="values">Takes them.</param>
    /// <returns>What all names of the line begin with.</returns>
    internal static string Read(string line, int start, LinePlace place, NameKinds kinds, List<LineValue> values)
    {
        var text = new PairText(line, start, place, kinds, values);
        while (text._at < line.Length) text.ReadNext();
        text.Decide();
        return text._phase;
    }

    private void ReadNext()
    {
        var c = _line[_at];
        if (c == '(' && _at > _start && MetricWords.IsPartOfName(_line[_at - 1])) SkipCall();
        else if (c is >= '0' and <= '9') ReadRate();
        else if (MetricWords.IsPartOfName(c)) ReadName();
        else
        {
            if (Separators.IndexOf(c) < 0) _isAlone = false;
            _at++;
        }
    }

    // The arguments of a call, as in Namespace(lr=0.1, seed=1), are settings.
    private void SkipCall()
    {
        _isAlone = false;
        var end = _line.IndexOf(')', _at);
        _at = end < 0 ? _line.Length : end + 1;
    }

    private void ReadRate()
    {
        _isAlone = false;
        var i = _at;
        if (LineNumber.TryRead(_line, ref i, out var number) && (_at == _start || !MetricWords.IsPartOfName(_line[_at - 1])) && RateText.TryRead(_line, i, out var name, out var end)) (_unsure ??= []).Add(new(name, number, null));
        else end = EndOfName(i);
        _at = Math.Max(end, _at + 1);
    }

    private void ReadName()
    {
        var start = _at;
        var end = _at = EndOfName(start);
        if (!MetricWords.IsName(_line, start, end) || !IsBoundary(start - 1))
        {
            _isAlone = false;
            return;
        }

        var sign = ValueText.SkipSpaces(_line, end);
        var mark = sign < _line.Length ? _line[sign] : '\0';
        if (mark == ':' && sign > end) mark = '\0';
        var value = mark is '=' or ':' ? sign + 1 : sign;
        if (value == end || !ValueText.TryRead(_line, ref value, out var number, out var unit))
        {
            if (_isAlone) _isAlone = MetricWords.PhaseOf(_line.Substring(start, end - start)) is not null;
            return;
        }

        _at = value;
        var isTight = mark == '=' && sign == end && _line[end + 1] != ' ';
        var name = _line.Substring(start, end - start);
        var kind = _kinds.Of(name);
        if (kind != NameKind.Place) Take(start, name, kind, mark, isTight, number, unit);
    }

    private void Take(int start, string name, NameKind kind, char mark, bool isTight, double number, string? unit)
    {
        var words = PhaseText.OfName(_line, _start, start);
        var value = new LineValue(PhaseText.Join(_phase, words, name), number, unit);
        var isMarked = mark is '=' or ':';
        if (kind == NameKind.Metric)
        {
            if (isMarked || _place.IsTold) _values.Add(value);
            else (_whenAlone ??= []).Add(value);
        }
        else if (kind == NameKind.Setting) return;
        else if (kind == NameKind.Ambiguous && isMarked && (_place.IsTold || unit == "%" || _phase.Length + words.Length > 0)) _values.Add(value);
        else if (mark == '=') (isTight ? _whenAlone ??= [] : _unsure ??= []).Add(value);
        else if (mark == ':' && _place.IsTold && IsListed(start)) _values.Add(value);
        else _isAlone = false;
    }

    // Keras puts "- " before each metric, and boosters a tab.
    private readonly bool IsListed(int start) => start >= 2 && ((_line[start - 1] == ' ' && _line[start - 2] == '-') || (_line[start - 1] == '\t' && _line[_start] == '['));

    private readonly void Decide()
    {
        var hasCompany = _values.Count > 0 || _place.IsTold;
        if (_whenAlone is not null && (_isAlone || hasCompany)) _values.AddRange(_whenAlone);
        if (_unsure is not null && hasCompany) _values.AddRange(_unsure);
    }

    private readonly bool IsBoundary(int before) => before < _start || _line[before] is ' ' or '\t' or ',' or ';' or '(' or '[' or '{' or '|' or '"' or '\'' or ':' or '*';

    private readonly int EndOfName(int at)
    {
        while (at < _line.Length && MetricWords.IsPartOfName(_line[at])) at++;
        return at;
    }
}
