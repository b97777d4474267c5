using BatchAi.Service.CommandLine;

namespace BatchAi.Service.Tests.CommandLine;

public class TimeArgumentTests
{
    [Theory]
    [InlineData("90", 90)]
    [InlineData("0.5", 0.5)]
    [InlineData("15s", 15)]
    [InlineData("30m", 1800)]
    [InlineData("2h", 7200)]
    [InlineData("1d", 86400)]
    [InlineData("1:30:00", 5400)]
    [InlineData("1.00:00:01", 86401)]
    public void Parse_OfTime_GivesSeconds(string text, double seconds) => Assert.Equal(seconds, TimeArgument.Parse(text)?.TotalSeconds);

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("-1:00")]
    [InlineData("5x")]
    [InlineData("m")]
    [InlineData("1,5")]
    [InlineData("NaN")]
    [InlineData("1e9")]
    [InlineData("99999999999d")]
    public void Parse_OfAnythingElse_GivesNone(string text) => Assert.Null(TimeArgument.Parse(text));
}
