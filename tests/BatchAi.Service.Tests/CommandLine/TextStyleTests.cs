using BatchAi.Service.CommandLine;

namespace BatchAi.Service.Tests.CommandLine;

public class TextStyleTests
{
    [Theory]
    [InlineData("/a/b/c/d", "c/d")]
    [InlineData("/a/b/..c", "..c")]
    [InlineData("/a/b", ".")]
    [InlineData("/a/bc", "/a/bc")]
    [InlineData("/a", "/a")]
    [InlineData("/x/y", "/x/y")]
    public void Shorten_OfPath_TellsItFromTheCurrentFolderWhenBelowIt(string path, string expected) =>
        Assert.Equal(expected, new TextStyle { CurrentFolder = "/a/b" }.Shorten(path));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.96, "0 min 59 s")]
    [InlineData(61, "1 min 1 s")]
    [InlineData(7260, "2 h 1 min")]
    [InlineData(90000, "25 h 0 min")]
    public void Duration_OfTime_IsInItsLargestUnits(double seconds, string expected) =>
        Assert.Equal(expected, TextRunReport.Duration(TimeSpan.FromSeconds(seconds)));
}
