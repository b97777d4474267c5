using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Tests.Storage.Http;

public sealed class TargetReaderTests
{
    private readonly TargetReader _reader = new(["own.blob.example.org", "127.0.0.1"], name => name is "account" or "own");

    [Theory]
    [InlineData("/account", "Account", "", "")]
    [InlineData("/account/?comp=list", "Account", "", "")]
    [InlineData("/account/cont?restype=container", "Container", "cont", "")]
    [InlineData("/account/cont/", "Container", "cont", "")]
    [InlineData("/account/cont/a", "Item", "cont", "a")]
    [InlineData("/account/cont/a/b/", "Item", "cont", "a/b/")]
    [InlineData("/account/cont/a%2Fb", "Item", "cont", "a/b")]
    [InlineData("/account/cont//a", "Item", "cont", "/a")]
    [InlineData("/account/cont/x%2Fy/%2e%2e/z", "Item", "cont", "x/y/../z")]
    [InlineData("/account/cont/%252e%252e", "Item", "cont", "%2e%2e")]
    [InlineData("/account/a%20blob", "Item", "$root", "a blob")]
    [InlineData("/account/$root/x", "Item", "$root", "x")]
    [InlineData("/account/$root?restype=container", "Container", "$root", "")]
    [InlineData("https://127.0.0.1:10011/account/cont/a?b=c", "Item", "cont", "a")]
    public void Read_Blobs_NamesAreDecodedOnceAndOtherwiseKept(string target, string level, string container, string path) =>
        Expect(StorageService.Blob, target, level, container, path);

    [Theory]
    [InlineData("/account/share?restype=share", "Container", "share", "")]
    [InlineData("/account/share?restype=directory&comp=list", "Item", "share", "")]
    [InlineData("/account/share/?restype=directory", "Item", "share", "")]
    [InlineData("/account/share/dir/file", "Item", "share", "dir/file")]
    [InlineData("/account/share//dir/", "Item", "share", "dir")]
    [InlineData("/account/share/a/%2e%2e/b", "Item", "share", "a/../b")]
    public void Read_Files_PathsHaveNoEmptyNames(string target, string level, string container, string path) =>
        Expect(StorageService.File, target, level, container, path);

    [Theory]
    [InlineData("/", "InvalidUri")]
    [InlineData("*", "InvalidUri")]
    [InlineData("account:443", "InvalidUri")]
    [InlineData("/ACCOUNT/cont", "InvalidUri")]
    [InlineData("/../account", "InvalidUri")]
    [InlineData("/%2e%2e/account", "InvalidUri")]
    [InlineData("/account/cont/%", "InvalidUri")]
    [InlineData("/account/cont/a%0Ab", "InvalidUri")]
    [InlineData("/account/cont/a?prefix=%FF", "InvalidUri")]
    [InlineData("/account/../cont", "OutOfRangeInput")]
    [InlineData("/account/co/x", "OutOfRangeInput")]
    [InlineData("/account/%2e%2e%2f/x", "InvalidResourceName")]
    [InlineData("/account/Cont/x", "InvalidResourceName")]
    [InlineData("/account/a--b/x", "InvalidResourceName")]
    [InlineData("/account/$other/x", "InvalidResourceName")]
    public void Read_WhatCannotBe_IsRefused(string target, string code)
    {
        var error = Assert.Throws<StorageException>(() => _reader.Read(StorageService.Blob, target, "127.0.0.1"));

        Assert.Equal((400, code), (error.Status, error.Code));
    }

    [Theory]
    [InlineData("account.blob.localhost", "account")]
    [InlineData("ACCOUNT.blob.core.windows.net", "account")]
    [InlineData("account.file.localhost", null)]
    [InlineData("other.blob.localhost", null)]
    [InlineData("account.blob", null)]
    [InlineData("account.blob.", null)]
    [InlineData("account", null)]
    [InlineData("localhost", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("[::1]", null)]
    [InlineData("own.blob.example.org", null)]
    [InlineData("", null)]
    public void AccountOf_OnlyNamesOfAccounts(string host, string? account) => Assert.Equal(account, _reader.AccountOf(StorageService.Blob, host));

    [Fact]
    public void Read_HostOfAccount_PathHasNoAccount()
    {
        var (target, _) = _reader.Read(StorageService.Blob, "/cont/account", "account.blob.localhost");

        Assert.Equal(("account", "cont", "account", "/cont/account"), (target.Account, target.Container, target.Path, target.RawPath));
    }

    private void Expect(StorageService service, string rawTarget, string level, string container, string path)
    {
        var (target, _) = _reader.Read(service, rawTarget, "127.0.0.1");

        Assert.Equal(("account", level, container, path), (target.Account, target.Level.ToString(), target.Container, target.Path));
    }
}
