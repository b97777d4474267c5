using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.Tests.Agent.Attempts;

public sealed class TaskEndTests
{
    [Theory]
    [InlineData("exit 0", 0, null)]
    [InlineData("exit 137", 137, null)]
    [InlineData("signal 9", null, 9)]
    [InlineData("exit 3\n                 ", 3, null)]
    public void Parse_TheShimsWords_GivesTheEnd(string text, int? exitCode, int? signal) =>
        Assert.Equal(new TaskEnd(exitCode, signal, null), TaskEnd.Parse(text, null));

    [Theory]
    [InlineData("")]
    [InlineData("exit")]
    [InlineData("exit x")]
    [InlineData("exit -1")]
    [InlineData("exit 1 2")]
    [InlineData("ended 1")]
    [InlineData("EXIT 1")]
    [InlineData("\nexit 0")]
    public void Parse_AnythingElse_InventsNothing(string text) => Assert.Null(TaskEnd.Parse(text, null));

    [Fact]
    public void Succeeded_StartFailed_IsFalse()
    {
        Assert.True(new TaskEnd(0, null, null).Succeeded);
        Assert.False(new TaskEnd(0, null, "why").Succeeded);
        Assert.False(new TaskEnd(null, 9, null).Succeeded);
    }
}
