namespace BatchAi.Files;

/// <summary>Writes the bytes of a file: one by one, or all at once.</summary>
/// <param name="write">Writes to the pipeline.</param>
/// <param name="isWhole">Whether all at once.</param>
internal sealed class ByteContentWriter(Action<object> write, bool isWhole) : IContentWriter
{
    private readonly List<byte> _all = [];

    public void Write(byte[] bytes, int count)
    {
        if (isWhole) _all.AddRange(new ArraySegment<byte>(bytes, 0, count));
        else for (var i = 0; i < count; i++) write(bytes[i]);
    }

    public void Complete()
    {
        if (isWhole) write(_all.ToArray());
    }
}
