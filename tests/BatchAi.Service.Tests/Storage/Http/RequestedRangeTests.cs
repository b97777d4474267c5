using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class RequestedRangeTests
{
    [Theory]
    [InlineData("bytes=0-0", 10, 0, 1)]
    [InlineData("bytes=3-", 10, 3, 7)]
    [InlineData("bytes=3-99", 10, 3, 7)]
    [InlineData("Bytes=9-9", 10, 9, 1)]
    [InlineData("bytes=-4", 10, 6, 4)]
    [InlineData("bytes=-40", 10, 0, 10)]
    [InlineData("bytes=0-9223372036854775807", 10, 0, 10)]
    public void In_RangeOfContent_IsCutToIt(string text, long length, long offset, long count) => Assert.Equal((offset, count), RequestedRange.TryParse(text)!.Value.In(length));

    [Theory]
    [InlineData("bytes=10-", 10)]
    [InlineData("bytes=0-", 0)]
    [InlineData("bytes=-1", 0)]
    public void In_BehindTheEnd_IsRefusedWithTheLength(string text, long length)
    {
        var error = Assert.Throws<StorageException>(() => RequestedRange.TryParse(text)!.Value.In(length));

        Assert.Equal((416, "InvalidRange"), (error.Status, error.Code));
        Assert.Contains(("Content-Range", $"bytes */{length}"), error.Headers);
    }

    [Theory]
    [InlineData("bytes=")]
    [InlineData("bytes=-")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=5")]
    [InlineData("bytes=5-3")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=1-2,4-5")]
    [InlineData("bytes=+1-2")]
    [InlineData("bytes=1-99999999999999999999")]
    [InlineData("items=1-2")]
    [InlineData("")]
    public void TryParse_Malformed_IsNone(string text) => Assert.Null(RequestedRange.TryParse(text));
}
