using System.Text;

namespace BatchAi.Client.Output;

public sealed class OutputTextTests
{
    private readonly OutputText _text = new(new OutputQuery());

    [Fact]
    public void TakeUpdate_ProgressBar_GivesTheFirstAtOnceAndThenTheLastOfEachSecond()
    {
        Assert.Empty(Add("1%\r2%\r3"));
        Assert.Equal("2%", Update(0));
        Assert.Empty(Add("%\r4%\r5"));
        Assert.Null(Update(0.9));
        Assert.True(_text.HasUpdate);
        Assert.Equal("4%", Update(1));
        Assert.Equal(["done"], Add("%\rdone\n"));
        Assert.Null(Update(5));
    }

    [Fact]
    public void Add_ReturnBeforeTheEndOfALine_RewritesNothing()
    {
        Assert.Empty(Add("line\r"));
        Assert.Null(Update(9));
        Assert.Equal(["line"], Add("\n"));
    }

    [Fact]
    public void Add_LineWithoutEnd_IsCutAndSaysSo()
    {
        var lines = _text.Add(Encoding.ASCII.GetBytes(new string('x', (1 << 20) + 3) + "\n"), (1 << 20) + 4).ToList();

        Assert.Equal([1 << 20, 3], lines.Select(line => line.Text.Length));
        Assert.Equal([true, false], lines.Select(line => line.IsContinued));
    }

    [Fact]
    public void Complete_RestOfALine_IsGiven()
    {
        Add("1%\rrest");

        Assert.Equal("rest", _text.Complete()!.Text);
        Assert.Null(_text.Complete());
    }

    [Theory]
    [InlineData(false, false, "a\u001b[2Jb ##vso[x]", "ab ##vso[x]")]
    [InlineData(false, true, "a\u001b[2Jb ##vso[x]", "ab ## vso[x]")]
    [InlineData(true, false, "a\u001b[2Jb ##vso[x]", "a\u001b[2Jb ##vso[x]")]
    [InlineData(true, true, "a\u001b[2Jb ##vso[x]", "a\u001b[2Jb ## vso[x]")]
    [InlineData(true, true, "::error::x", ": :error: :x")]
    public void Add_TextOfAJob_IsMadeFitToBeShown(bool isRaw, bool isInBuild, string line, string shown)
    {
        var text = new OutputText(new OutputQuery { IsRaw = isRaw, IsInBuild = isInBuild });

        Assert.Equal(shown, Assert.Single(text.Add(Encoding.UTF8.GetBytes(line + "\n"), Encoding.UTF8.GetByteCount(line) + 1)).Text);
    }

    private List<string> Add(string text) => [.. _text.Add(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text)).Select(line => line.Text)];

    private string? Update(double seconds) => _text.TakeUpdate(TimeSpan.FromSeconds(seconds))?.Text;
}
