using System.Text;
using BatchAi.Service.Storage.Checksums;

namespace BatchAi.Service.Tests.Storage.Checksums;

public sealed class Crc64Tests
{
    [Theory]
    [InlineData("", 0UL)]
    [InlineData("123456789", 0xAE8B14860A799888UL)]
    public void Value_OfKnownText_IsThePublishedOne(string text, ulong expected) => Assert.Equal(expected, Crc64.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Value_OfEveryLength_IsThatOfOneBitAfterTheOther()
    {
        var bytes = Random(1500);
        for (var length = 0; length <= bytes.Length; length++) Assert.Equal(BitByBit(bytes.AsSpan(0, length)), Crc64.Of(bytes.AsSpan(0, length)));
    }

    [Fact]
    public void Append_InPieces_IsTheSameAsAtOnce()
    {
        var bytes = Random(100_000);
        var random = new Random(5);
        for (var round = 0; round < 50; round++)
        {
            var crc = new Crc64();
            for (var rest = bytes.AsSpan(); !rest.IsEmpty;)
            {
                var piece = random.Next(Math.Min(rest.Length, 3000)) + 1;
                crc.Append(rest[..piece]);
                rest = rest[piece..];
            }

            Assert.Equal(Crc64.Of(bytes), crc.Value);
        }
    }

    [Fact]
    public void Update_ByTablesAlone_IsTheSameAsByMultiplication()
    {
        var bytes = Random(10_007);

        Assert.Equal(Crc64.Of(bytes), ~Crc64.Update(ulong.MaxValue, bytes));
    }

    [Fact]
    public void Hash_HasTheLowestByteFirst()
    {
        var crc = new Crc64();
        crc.Append("123456789"u8);

        Assert.Equal("8898790A86148BAE", Convert.ToHexString(crc.Hash));
    }

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static ulong BitByBit(ReadOnlySpan<byte> bytes)
    {
        var state = ulong.MaxValue;
        foreach (var next in bytes)
        {
            state ^= next;
            for (var bit = 0; bit < 8; bit++) state = (state & 1) == 0 ? state >> 1 : (state >> 1) ^ 0x9A6C9329AC4BC9B5;
        }

        return ~state;
    }
}
