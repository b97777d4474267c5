using System.Text;
using BatchAi.Core.Output;

namespace BatchAi.Core.Tests.Output;

public sealed class TextTailTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("\n \r\n", "")]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\r\nc", "a|b|c")]
    [InlineData("a\nb\nc\nd\n", "b|c|d")]
    [InlineData("1%\r2%\r3%\nend", "3%|end")]
    [InlineData("a\u001b[31mred\u001b]0;title\u0007!\n", "ared!")]
    [InlineData("##vso[task.end]\n::error::x", "## vso[task.end]|: :error: :x")]
    [InlineData("my secret-word is\n", "my *** is")]
    [InlineData("long-line-of-text-that-goes-on-and-on", "long-line-of-text-th…")]
    public void Text_IsCutCleanedAndRedacted(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', TextTail.Read(Encoding.UTF8.GetBytes(text), isCut: false, ["secret", "secret-word", ""], 3, 20)));

    [Fact]
    public void CutText_BeginsWithAWholeLineAndWithoutTheRestOfASecret() =>
        Assert.Equal(["whole"], TextTail.Read(Encoding.UTF8.GetBytes("ecret-word and more\nwhole\n"), isCut: true, ["secret-word"], 3, 20));

    [Fact]
    public void Cut_InACharacterOfTwoHalves_KeepsTheTextValid() =>
        Assert.Equal("aaa…", Assert.Single(TextTail.Read(Encoding.UTF8.GetBytes("aaa\ud83d\ude00b"), isCut: false, [], 3, 4)));
}
