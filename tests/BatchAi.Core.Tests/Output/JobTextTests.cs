using BatchAi.Core.Output;

namespace BatchAi.Core.Tests.Output;

public sealed class JobTextTests
{
    [Theory]
    [InlineData("plain text, ä 日本 😀")]
    [InlineData("\ttab")]
    [InlineData("")]
    [InlineData("\u001b[31mred\u001b[0m \u001b[1;38;5;10mgreen\u001b[m")]
    [InlineData("::not a command of a terminal ##vso[")]
    public void Clean_HarmlessText_StaysAsItIs(string text) => Assert.Equal(text, JobText.Clean(text, inBuild: false));

    [Theory]
    [InlineData("a\u001b[2Jb", "ab")]
    [InlineData("a\u001b[10;20Hb", "ab")]
    [InlineData("a\u001b[?25lb", "ab")]
    [InlineData("a\u001b[>4;2mb", "ab")]
    [InlineData("a\u001b[?1mb", "ab")]
    [InlineData("a\u001b]0;title\u0007b", "ab")]
    [InlineData("a\u001b]8;;http://x\u001b\\b", "ab")]
    [InlineData("a\u001bPdata\u001b\\b", "ab")]
    [InlineData("a\u001bcb", "ab")]
    [InlineData("a\u001b(Bb", "ab")]
    [InlineData("a\u0007\b\u0000\u007f\u009b\rb", "ab")]
    [InlineData("a\u001b", "a")]
    [InlineData("a\u001b[", "a")]
    [InlineData("a\u001b[12", "a")]
    [InlineData("a\u001b]0;open", "a")]
    [InlineData("a\u001b[\u001b[31m", "a\u001b[31m")]
    public void Clean_OtherSequences_AreRemoved(string text, string cleaned) => Assert.Equal(cleaned, JobText.Clean(text, inBuild: false));

    [Theory]
    [InlineData("##vso[task.setvariable variable=x]y", "## vso[task.setvariable variable=x]y")]
    [InlineData("text ##vso[task.complete]", "text ## vso[task.complete]")]
    [InlineData("##[command]x", "## [command]x")]
    [InlineData("::add-mask::x", ": :add-mask: :x")]
    [InlineData("  ::error::x", "  : :error: :x")]
    [InlineData("##\u0001vso[task.complete]", "## vso[task.complete]")]
    [InlineData("\u0001::error::x", ": :error: :x")]
    [InlineData("\u001b[2J::error::x", ": :error: :x")]
    public void Clean_InABuild_BreaksItsCommands(string text, string cleaned) => Assert.Equal(cleaned, JobText.Clean(text, inBuild: true));

    [Theory]
    [InlineData("std::vector")]
    [InlineData("# vso[")]
    public void Clean_InABuild_LeavesOtherText(string text) => Assert.Equal(text, JobText.Clean(text, inBuild: true));

    [Fact]
    public void Clean_Nothing_Throws() => Assert.Throws<ArgumentNullException>(() => JobText.Clean(null!, inBuild: false));
}
