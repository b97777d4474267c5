using System.Diagnostics;

namespace BatchAi.Parameters;

public sealed class ArgumentWordsTests
{
    [Fact]
    public void Join_OneText_IsAPieceOfACommandLine() => Assert.Equal("--epochs 3 \"a b\"", ArgumentWords.Join(["--epochs 3 \"a b\""]));

    [Fact]
    public void Join_Nothing_IsNothing() => Assert.Null(ArgumentWords.Join(null));

    [Fact]
    public void Join_OrdinaryWords_StayReadable() => Assert.Equal("--lr=0.1 --data /mnt/x.csv", ArgumentWords.Join(["--lr=0.1", "--data", "/mnt/x.csv"]));

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("it's \"quoted\"")]
    [InlineData("`date` ; rm -rf x & | > y")]
    [InlineData(@"C:\data\new")]
    [InlineData("*")]
    [InlineData("\\")]
    [InlineData("line\nbreak")]
    public void Join_AnyWord_IsOneArgumentToAShell(string word)
    {
        Assert.Equal(["first", word, "last"], Arguments(ArgumentWords.Join(["first", word, "last"])!));
    }

    [Theory]
    [InlineData("$AZ_BATCHAI_INPUT_DATA/x", "/in put/x")]
    [InlineData(@"\$AZ_BATCHAI_INPUT_DATA", "$AZ_BATCHAI_INPUT_DATA")]
    public void Join_Variables_AreExpandedUnlessEscaped(string word, string expected)
    {
        Assert.Equal(["-d", expected], Arguments(ArgumentWords.Join(["-d", word])!));
    }

    private static string[] Arguments(string text)
    {
        var start = new ProcessStartInfo("bash", ["-c", $"printf '%s\\0' {text}"]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["AZ_BATCHAI_INPUT_DATA"] = "/in put";
        using var shell = Process.Start(start)!;
        return shell.StandardOutput.ReadToEnd().Split('\0')[..^1];
    }
}
