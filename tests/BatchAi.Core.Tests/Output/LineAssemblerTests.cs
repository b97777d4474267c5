using System.Text;
using BatchAi.Core.Output;

namespace BatchAi.Core.Tests.Output;

public sealed class LineAssemblerTests
{
    private readonly LineAssembler _lines = new();

    private IReadOnlyList<string> Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    private IReadOnlyList<string> Add(params byte[] bytes) => _lines.Add(bytes, bytes.Length);

    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("\n\n", "|")]
    [InlineData("10%\r20%\r100%\n", "100%")]
    [InlineData("a\r\r\n", "a")]
    [InlineData("long text\rab\n", "ab")]
    [InlineData("\ta\n", "\ta")]
    public void Add_WholeLines_GivesThem(string text, string lines)
    {
        Assert.Equal(lines.Split('|'), Add(text));
        Assert.Null(_lines.Complete());
    }

    [Theory]
    [InlineData("naïve 日本 😀\r\nx\ry\n")]
    public void Add_ByteByByte_GivesTheSameAsAtOnce(string text)
    {
        var single = Encoding.UTF8.GetBytes(text).SelectMany(b => Add(b)).ToList();

        Assert.Equal(["naïve 日本 😀", "y"], single);
    }

    [Fact]
    public void Add_PartOfALine_IsKeptForLater()
    {
        Assert.Empty(Add("a"));
        Assert.Empty(Add("b"));
        Assert.Equal(["abc"], Add("c\nd"));
        Assert.Equal("d", _lines.Complete());
        Assert.Null(_lines.Complete());
    }

    [Fact]
    public void Add_FewerBytesThanTheBuffer_CountsThoseAlone()
    {
        Assert.Equal(["a"], _lines.Add("a\nb\n"u8.ToArray(), 2));
        Assert.Empty(_lines.Add([], 0));
    }

    [Fact]
    public void Complete_AfterHalfACharacter_MarksIt()
    {
        Assert.Empty(Add(0x61, 0xE6, 0x97));

        Assert.Equal("a\uFFFD", _lines.Complete());
    }

    [Fact]
    public void Add_BytesOfNoText_AreMarked() => Assert.Equal(["\uFFFD\uFFFDa"], Add(0xFF, 0xFE, 0x61, 0x0A));

    [Fact]
    public void Add_AReturnAtTheEndOfAChunk_WaitsForWhatFollows()
    {
        Assert.Empty(Add("old\r"));
        Assert.Equal(["old"], Add("\n"));
        Assert.Empty(Add("old\r"));
        Assert.Equal(["new"], Add("new\n"));
        Assert.Empty(Add("last\r"));
        Assert.Equal("last", _lines.Complete());
    }

    [Fact]
    public void Add_LineWithoutEnd_ComesInPieces()
    {
        var given = Enumerable.Range(0, 5).SelectMany(_ => Add(new string('x', LineAssembler.MaximumLength / 2))).ToList();

        Assert.Equal([LineAssembler.MaximumLength, LineAssembler.MaximumLength], given.Select(l => l.Length));
        Assert.Equal(LineAssembler.MaximumLength / 2, _lines.Complete()!.Length);
    }

    [Fact]
    public void Add_LineOfExactlyTheMaximum_IsOneLine() =>
        Assert.Equal([LineAssembler.MaximumLength], Add(new string('x', LineAssembler.MaximumLength) + "\n").Select(l => l.Length));

    [Fact]
    public void Add_PairOfCharactersAtTheMaximum_IsNotTorn()
    {
        var given = Add(new string('x', LineAssembler.MaximumLength - 1) + "😀\n");

        Assert.All(given, l => Assert.Equal(l, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(l))));
    }

    [Fact]
    public void Add_NoBuffer_Throws() => Assert.Throws<ArgumentNullException>(() => _lines.Add(null!, 0));
}
