namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>Gives at most so many bytes at a time.</summary>
internal sealed class PiecewiseStream(byte[] content, int size) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, size)]);
}
