using System.Text;

namespace BatchAi.Client.Output;

public sealed class OutputTailTests
{
    [Theory]
    [InlineData("a\nb\nc\n", 2, "b\nc\n")]
    [InlineData("a\nb\nc", 2, "b\nc")]
    [InlineData("a\nb\n", 9, "a\nb\n")]
    [InlineData("a\nb\n", 0, "")]
    [InlineData("\n\n\n", 1, "\n")]
    [InlineData("", 3, "")]
    public async Task Find_Lines_BeginsAtTheFirstOfThem(string text, int lines, string tail) => Assert.Equal(tail, await TailAsync(text, lines));

    [Fact]
    public async Task Find_LinesOverSeveralBlocks_AreFound()
    {
        var line = new string('x', 50_000) + "\n";

        Assert.Equal(line + line + line, await TailAsync(string.Concat(Enumerable.Repeat(line, 7)), 3));
    }

    private static async Task<string> TailAsync(string text, int lines)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        var start = await OutputTail.FindAsync(bytes.Length, lines, (first, count) => Task.FromResult(bytes.AsSpan((int)first, count).ToArray()));
        return text[(int)start..];
    }
}
