using System.Net;

namespace BatchAi.Service.Tests.Storage.Files.Support;

/// <summary>A body that ends before it is as long as it said.</summary>
internal sealed class BrokenContent(long length) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync("abc"u8.ToArray());
        await stream.FlushAsync();
        throw new IOException("The client broke off.");
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return true;
    }
}
