using System.Text;

namespace BatchAi.Core.Output;

/// <summary>
/// Makes lines of a file's bytes as they arrive: no character is split, a lone carriage return rewrites the line,
/// and a line without an end is given out in pieces before it eats the memory.
/// </summary>
public sealed class LineAssembler
{
    /// <summary>How many characters a line has at the most; the rest comes as further lines.</summary>
    public const int MaximumLength = 1 << 20;

    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder _line = new();
    private char[] _characters = [];
    private bool _returned;
    private string? _update;

    /// <summary>Takes more bytes, and gives the lines that they complete.</summary>
    /// <param name="bytes">A buffer.</param>
    /// <param name="count">How many bytes of it count.</param>
    public IReadOnlyList<string> Add(byte[] bytes, int count) => Assemble(bytes, count).Select(line => line.Text).ToList();

    /// <summary>Takes more bytes, and gives the lines that they complete, with what is known of them.</summary>
    /// <param name="bytes">A buffer.</param>
    /// <param name="count">How many bytes of it count.</param>
    public IReadOnlyList<AssembledLine> Assemble(byte[] bytes, int count)
    {
        if (bytes is null) throw new ArgumentNullException(nameof(bytes));
        var lines = new List<AssembledLine>();
        Decode(bytes, count, flush: false, lines);
        return lines;
    }

    /// <summary>Whether the line that is not complete yet has been rewritten, and nobody took what it was before.</summary>
    public bool HasUpdate => _update is not null;

    /// <summary>Takes what the line that is not complete yet was before it was rewritten the last time, e.g. a state of a progress bar.</summary>
    public string? TakeUpdate()
    {
        var update = _update;
        _update = null;
        return update;
    }

    /// <summary>Gives what is left when nothing more will come; null when there is nothing.</summary>
    public string? Complete()
    {
        Decode([], 0, flush: true, []);
        _update = null;
        if (_line.Length == 0) return null;
        var rest = _line.ToString();
        _line.Clear();
        return rest;
    }

    private void Decode(byte[] bytes, int count, bool flush, List<AssembledLine> lines)
    {
        var needed = _decoder.GetCharCount(bytes, 0, count, flush);
        if (_characters.Length < needed) _characters = new char[needed];
        var length = _decoder.GetChars(bytes, 0, count, _characters, 0, flush);
        for (var i = 0; i < length; i++) Add(_characters[i], lines);
    }

    private void Add(char c, List<AssembledLine> lines)
    {
        if (c == '\n')
        {
            lines.Add(new AssembledLine(_line.ToString(), isContinued: false));
            _line.Clear();
            _update = null;
        }
        else if (c != '\r')
        {
            // A pair of characters that make one stays together.
            var room = MaximumLength - _line.Length - (char.IsHighSurrogate(c) ? 1 : 0);
            if (_returned || room <= 0) StartOver(lines);
            _line.Append(c);
        }

        _returned = c == '\r';
    }

    // After a carriage return the new text takes the old one's place; a full line is given out instead.
    private void StartOver(List<AssembledLine> lines)
    {
        if (!_returned) lines.Add(new AssembledLine(_line.ToString(), isContinued: true));
        _update = _returned && _line.Length > 0 ? _line.ToString() : null;
        _line.Clear();
    }
}
