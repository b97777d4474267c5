using System.Text;

namespace BatchAi.Files;

/// <summary>Writes the text of a file: its lines, or all at once. Characters that come in pieces stay whole.</summary>
/// <param name="write">Writes to the pipeline.</param>
/// <param name="encoding">How the text is encoded.</param>
/// <param name="isWhole">Whether all at once.</param>
/// <param name="clean">Makes text fit for where it is shown; null where all of it is.</param>
internal sealed class TextContentWriter(Action<object> write, Encoding encoding, bool isWhole, Func<string, string>? clean) : IContentWriter
{
    private readonly Decoder _decoder = encoding.GetDecoder();
    private readonly StringBuilder _text = new();
    private bool _hasBegun;

    public void Write(byte[] bytes, int count) => Add(bytes, count, flush: false);

    public void Complete()
    {
        Add([], 0, flush: true);
        if (isWhole) Show(_text.ToString());
        else if (_text.Length > 0) Show(_text.ToString().TrimEnd('\r'));
    }

    private void Add(byte[] bytes, int count, bool flush)
    {
        var characters = new char[_decoder.GetCharCount(bytes, 0, count, flush)];
        var length = _decoder.GetChars(bytes, 0, count, characters, 0, flush);
        for (var i = 0; i < length; i++)
        {
            // A mark of the byte order is not text.
            if (!_hasBegun && characters[i] == '\uFEFF') _hasBegun = true;
            else Add(characters[i]);
        }
    }

    private void Add(char c)
    {
        _hasBegun = true;
        if (isWhole || c != '\n') _text.Append(c);
        else
        {
            if (_text.Length > 0 && _text[_text.Length - 1] == '\r') _text.Length--;
            Show(_text.ToString());
            _text.Clear();
        }
    }

    private void Show(string text) => write(clean is null ? text : clean(text));
}
