using System.Text;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Checksums;

public sealed class BodyChecksumTests
{
    private const string Md5 = "XUFAKrxLKna5cZ2REBfFkg==";
    private const string OtherMd5 = "1B2M2Y8AsgTpgAmY7PhCfg==";
    private static readonly byte[] Hello = Encoding.ASCII.GetBytes("hello");
    private static readonly string HelloCrc = Convert.ToBase64String(BitConverter.GetBytes(Crc64.Of(Hello)));

    [Fact]
    public void Verify_NothingSent_TellsCrc64() => Assert.Equal(("x-ms-content-crc64", HelloCrc), Take());

    [Fact]
    public void Verify_RightOnes_AreTold()
    {
        Assert.Equal(("Content-MD5", Md5), Take(("Content-MD5", Md5)));
        Assert.Equal(("x-ms-content-crc64", HelloCrc), Take(("x-ms-content-crc64", HelloCrc)));
    }

    [Fact]
    public void Verify_WrongOnes_AreRefused()
    {
        TestCall.Refused(400, "Md5Mismatch", () => Take(("Content-MD5", OtherMd5)));
        TestCall.Refused(400, "Crc64Mismatch", () => Take(("x-ms-content-crc64", "AAAAAAAAAAA=")));
    }

    [Fact]
    public void Of_WhatCannotBe_IsRefused()
    {
        TestCall.Refused(400, "InvalidMd5", () => Take(("Content-MD5", "short")));
        TestCall.Refused(400, "InvalidMd5", () => Take(("Content-MD5", "aGVsbG8=")));
        TestCall.Refused(400, "InvalidCrc64", () => Take(("x-ms-content-crc64", Md5)));
        TestCall.Refused(400, "BothCrc64AndMd5HeaderPresent", () => Take(("Content-MD5", Md5), ("x-ms-content-crc64", HelloCrc)));
    }

    [Fact]
    public void OfRange_Wanted_IsTold()
    {
        var crc = TestCall.Of(("x-ms-range-get-content-crc64", "true"));
        var md5 = TestCall.Of(("x-ms-range-get-content-md5", "True"));

        Assert.Equal(("x-ms-content-crc64", HelloCrc), RangeChecksums.Of(RangeChecksums.Read(crc, isRange: true, 5), Hello));
        Assert.Equal(("Content-MD5", Md5), RangeChecksums.Of(RangeChecksums.Read(md5, isRange: true, 5), Hello));
        Assert.Equal(RangeChecksum.None, RangeChecksums.Read(TestCall.Of(("x-ms-range-get-content-md5", "false")), isRange: false, 5));
    }

    [Fact]
    public void OfRange_WholeOrTooLarge_IsRefused()
    {
        var call = TestCall.Of(("x-ms-range-get-content-md5", "true"));

        TestCall.Refused(400, "InvalidHeaderValue", () => RangeChecksums.Read(call, isRange: false, 5));
        TestCall.Refused(400, "OutOfRangeInput", () => RangeChecksums.Read(call, isRange: true, RangeChecksums.Largest + 1));
        TestCall.Refused(400, "InvalidHeaderValue", () => RangeChecksums.Read(TestCall.Of(("x-ms-range-get-content-md5", "maybe")), isRange: true, 5));
    }

    private static (string Name, string Value) Take(params (string Name, string Value)[] headers)
    {
        using var checksum = BodyChecksum.Of(TestCall.Of(headers));
        checksum.Append(Hello.AsSpan(0, 2));
        checksum.Append(Hello.AsSpan(2));
        return checksum.Verify();
    }
}
