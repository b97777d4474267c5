using System.Text;
using BatchAi.House.Support;

namespace BatchAi.House.Texts;

public sealed class EncodingTests
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    [Fact]
    public void Code_IsPlainUtf8WithLineFeeds() => Faults.AssertNone(
        from file in Repository.Files
        where file.Extension == ".cs"
        let fault = FaultOf(file.Bytes())
        where fault is not null
        select $"{file} {fault}.");

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'x', (byte)'\n' }, "begins with a byte order mark")]
    [InlineData(new byte[] { (byte)'x', (byte)'\r', (byte)'\n' }, "has a carriage return")]
    [InlineData(new byte[] { (byte)'x' }, "does not end with a line feed")]
    [InlineData(new byte[] { 0xC3, (byte)'\n' }, "is not UTF-8")]
    [InlineData(new byte[] { (byte)'x', (byte)'\n' }, null)]
    public void FaultOf_Bytes_NamesWhatIsWrong(byte[] bytes, string? expected) => Assert.Equal(expected, FaultOf(bytes));

    private static string? FaultOf(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble)) return "begins with a byte order mark";
        if (bytes.Contains((byte)'\r')) return "has a carriage return";
        if (bytes.Length == 0 || bytes[^1] != (byte)'\n') return "does not end with a line feed";
        return IsUtf8(bytes) ? null : "is not UTF-8";
    }

    private static bool IsUtf8(byte[] bytes)
    {
        try
        {
            Strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
