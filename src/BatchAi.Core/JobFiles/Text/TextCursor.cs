namespace BatchAi.Core.JobFiles;

/// <summary>Turns growing byte offsets of UTF-8 into lines and columns, in one pass over the text.</summary>
internal sealed class TextCursor(byte[] text)
{
    private int _offset;

    public int Line { get; private set; } = 1;

    /// <summary>The column in characters: a character of several bytes counts once.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Goes forward to an offset.</summary>
    public void MoveTo(int offset)
    {
        while (_offset < offset && _offset < text.Length)
        {
            var letter = text[_offset];
            _offset++;
            if (IsEndOfLine(letter))
            {
                Line++;
                Column = 1;
            }
            else if ((_offset >= text.Length || !IsContinuation(text[_offset])) && letter != '\r')
            {
                Column++;
            }
        }
    }

    private static bool IsContinuation(byte letter) => (letter & 0xC0) == 0x80;

    // A carriage return ends a line only where no line feed follows.
    private bool IsEndOfLine(byte letter) =>
        letter == '\n' || (letter == '\r' && (_offset >= text.Length || text[_offset] != '\n'));
}
