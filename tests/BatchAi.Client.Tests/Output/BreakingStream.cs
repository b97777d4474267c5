namespace BatchAi.Client.Output;

/// <summary>Gives bytes in pieces of any size, and breaks off.</summary>
internal sealed class BreakingStream(byte[] bytes, int breaksAt, Random random) : MemoryStream(bytes)
{
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        var left = breaksAt - (int)Position;
        if (left == 0 && breaksAt < Length) throw new IOException("The connection broke off.");
        return Task.FromResult(Read(buffer, offset, Math.Min(count, random.Next(1, left + 2) is var some && some > left ? left : some)));
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
