using BatchAi.Client.Local;

namespace BatchAi.Client.Tests.Local;

public sealed class ProgramRunTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("a \"quoted\" word")]
    [InlineData("ends with a backslash \\")]
    [InlineData("\\\\server\\share \\\" x")]
    public async Task RunAsync_AnyArgument_ArrivesAsItIs(string argument)
    {
        // What the shell is given comes back on its standard error.
        var (exitCode, words) = await ProgramRun.RunAsync("/bin/sh", ["-c", "printf '<%s>' \"$1\" >&2; exit 3", "sh", argument], CancellationToken.None);

        Assert.Equal((3, $"<{argument}>"), (exitCode, words));
    }
}
