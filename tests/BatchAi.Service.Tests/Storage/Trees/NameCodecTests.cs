using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class NameCodecTests
{
    private const int Rounds = 200_000;
    private static readonly string[] Pieces =
        ["%", "25", "00", "blob", "empty", "dot", "dotdot", ".", "..", "\0", " ", "a", "%25", "%00", "%blob", "%2525", "\n", ":", "\\", "\u00e4", "\U0001F600", "2", "5", "0"];

    [Theory]
    [InlineData("run.txt")]
    [InlineData("100%.txt")]
    [InlineData("a b:c\\d.")]
    [InlineData("caf\u00e9 \U0001F600\n")]
    [InlineData("%2e%2e")]
    [InlineData("50%25")]
    public void ToHost_AnOrdinaryName_IsTheName(string segment) => Assert.Equal(segment, NameCodec.For(TreeKind.Blobs).ToHost(segment));

    [Theory]
    [InlineData("", "%empty")]
    [InlineData(".", "%dot")]
    [InlineData("..", "%dotdot")]
    [InlineData("a\0b", "a%00b")]
    [InlineData("%empty", "%25empty")]
    [InlineData("%25dot", "%2525dot")]
    [InlineData("a%00", "a%2500")]
    [InlineData("a%blob", "a%25blob")]
    [InlineData("%blob.txt", "%blob.txt")]
    public void ToHost_ANameThatNoFileCanHave_IsEscaped(string segment, string host) => Assert.Equal(host, NameCodec.For(TreeKind.Blobs).ToHost(segment));

    [Fact]
    public void ToHost_ADisplacedBlob_SaysSoAtItsEnd() => Assert.Equal("model%blob", NameCodec.For(TreeKind.Blobs).ToHost("model", displaced: true));

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\0b")]
    [InlineData("a/b")]
    public void ToHost_AShareCannotHaveThatName_IsInvalid(string segment) => TreeUse.Fails(TreeError.InvalidName, () => NameCodec.For(TreeKind.Files).ToHost(segment));

    [Fact]
    public void ToHost_HalfASurrogatePair_IsInvalid()
    {
        TreeUse.Fails(TreeError.InvalidName, () => NameCodec.For(TreeKind.Files).ToHost("half \ud800 pair"));
        TreeUse.Fails(TreeError.InvalidName, () => NameCodec.For(TreeKind.Blobs).ToHost("half \ud800 pair"));
    }

    [Fact]
    public void ToHost_MoreThan255Bytes_IsTooLong()
    {
        Assert.Equal(255, NameCodec.For(TreeKind.Blobs).ToHost(new string('n', 255)).Length);
        TreeUse.Fails(TreeError.TooLong, () => NameCodec.For(TreeKind.Blobs).ToHost(new string('n', 256)));
        TreeUse.Fails(TreeError.TooLong, () => NameCodec.For(TreeKind.Files).ToHost(new string('\u00fc', 128)));
        TreeUse.Fails(TreeError.TooLong, () => NameCodec.For(TreeKind.Blobs).ToHost(new string('n', 251), displaced: true));
    }

    [Fact]
    public void TryFromHost_BytesThatAreNoText_MeanNothing() => Assert.False(NameCodec.For(TreeKind.Blobs).TryFromHost([0x61, 0xff], out _, out _));

    [Fact]
    public void TryFromHost_WhatToHostWrote_IsTheSegmentAgain()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var segment = AnySegment(random);
            var displaced = random.Next(2) == 0;
            var host = NameCodec.For(TreeKind.Blobs).ToHost(segment, displaced);
            Assert.True(NameCodec.For(TreeKind.Blobs).TryFromHost(Encoding.UTF8.GetBytes(host), out var back, out var backDisplaced), host);
            Assert.Equal((segment, displaced), (back, backDisplaced));
            Assert.DoesNotContain('\0', host);
            Assert.DoesNotContain(host, (string[])["", ".", ".."]);
        }
    }

    [Fact]
    public void ToHost_OfWhatAHostNameMeans_IsTheHostName()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var host = AnySegment(random).Replace("\0", "", StringComparison.Ordinal);
            if (host is "" or "." or ".." || !NameCodec.For(TreeKind.Blobs).TryFromHost(Encoding.UTF8.GetBytes(host), out var segment, out var displaced)) continue;
            Assert.Equal(host, NameCodec.For(TreeKind.Blobs).ToHost(segment, displaced));
        }
    }

    private static string AnySegment(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
