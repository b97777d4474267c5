using BatchAi.Core.Planning;

namespace BatchAi.Core.Tests.Planning;

public class ShellWordTests
{
    [Theory]
    [InlineData("/mnt/a-b_c.py", "/mnt/a-b_c.py")]
    [InlineData("", "")]
    [InlineData("$ROOT/a.py", "\"$ROOT/a.py\"")]
    [InlineData("/my data/a.py", "\"/my data/a.py\"")]
    [InlineData("\"/my data/a.py\"", "\"/my data/a.py\"")]
    [InlineData("'/my data/a.py'", "'/my data/a.py'")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a`b\\c", "\"a\\`b\\\\c\"")]
    [InlineData("a'; rm b", "\"a'; rm b\"")]
    [InlineData("~/a.py", "~/a.py")]
    [InlineData("~/my a.py", "~/\"my a.py\"")]
    [InlineData("\"", "\"\\\"\"")]
    [InlineData("é.py", "\"é.py\"")]
    public void Of_Path_IsOneWord(string path, string expected) => Assert.Equal(expected, ShellWord.Of(path));
}
