using BatchAi.Client.Http;

namespace BatchAi.Client.Tests.Http;

public sealed class WarningHeaderTests
{
    [Theory]
    [InlineData("299 batchai \"One.\"", "One.")]
    [InlineData("299 batchai \"One.\", 299 batchai \"Two.\"", "One.|Two.")]
    [InlineData("299 batchai \"A \\\"word\\\" and a \\\\.\"", "A \"word\" and a \\.")]
    [InlineData("299 batchai \"Gr\\u00fc\\u00dfe, \\u12 and \\user.\"", "Gr\u00fc\u00dfe, u12 and user.")]
    [InlineData("299 batchai", "")]
    [InlineData("299 batchai \"never closed", "")]
    public void ReadTexts_Header_GivesWhatIsQuoted(string header, string expected) =>
        Assert.Equal(expected, string.Join("|", WarningHeader.ReadTexts(header)));
}
