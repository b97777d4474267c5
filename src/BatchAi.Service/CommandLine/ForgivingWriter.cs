using System.Text;

namespace BatchAi.Service.CommandLine;

/// <summary>Writes as long as that is possible: a job must not suffer from a full disk or a terminal that is gone.</summary>
internal sealed class ForgivingWriter(TextWriter inner) : TextWriter
{
    private bool _isBroken;

    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value) => Try(() => inner.Write(value));

    public override void Write(string? value) => Try(() => inner.Write(value));

    public override void WriteLine(string? value) => Try(() => inner.WriteLine(value));

    public override void Flush() => Try(inner.Flush);

    private void Try(Action write)
    {
        if (_isBroken) return;
        try
        {
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _isBroken = true;
        }
    }
}
