using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class PercentTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a%20b+c", "a b+c")]
    [InlineData("%252e%252e", "%2e%2e")]
    [InlineData("%2E%2e%2f", "../")]
    [InlineData("%E2%82%AC", "€")]
    [InlineData("%F0%9F%98%80x", "😀x")]
    [InlineData("a%C3%A9€b", "aé€b")]
    public void TryDecode_WellFormed_IsDecodedOnce(string encoded, string expected) => Assert.Equal(expected, PercentText.TryDecode(encoded));

    [Theory]
    [InlineData("%")]
    [InlineData("%4")]
    [InlineData("%zz")]
    [InlineData("%u0041")]
    [InlineData("a%00b")]
    [InlineData("%0a")]
    [InlineData("%7f")]
    [InlineData("%C2%85")]
    [InlineData("%C3")]
    [InlineData("%C0%AF")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF")]
    [InlineData("a\tb")]
    public void TryDecode_Malformed_IsNothing(string encoded) => Assert.Null(PercentText.TryDecode(encoded));

    [Theory]
    [InlineData("a/b c%", "a%2Fb%20c%25", "a/b%20c%25")]
    public void Encode_GivesBackWhatDecodes(string text, string expected, string expectedPath)
    {
        Assert.Equal(expected, PercentText.Encode(text));
        Assert.Equal(expectedPath, PercentText.Encode(text, keepSlashes: true));
        Assert.Equal(text, PercentText.TryDecode(expected));
    }
}
