using BatchAi.Core.Output;

namespace BatchAi.Core.Tests.Output;

public class JobTextColourTests
{
    [Theory]
    [InlineData("\u001b[31mred\u001b[0m", "red")]
    [InlineData("\u001b[38;5;1mred\u001b(B", "red")]
    public void Clean_WithoutColours_KeepsNoSequence(string line, string expected) =>
        Assert.Equal(expected, JobText.Clean(line, inBuild: false, keepColours: false));

    [Fact]
    public void Clean_InBuildWithoutColours_LetsNoCommandGrowTogether() =>
        Assert.Equal("## vso[x]", JobText.Clean("#\u001b[0m#vso[x]", inBuild: true, keepColours: false));
}
