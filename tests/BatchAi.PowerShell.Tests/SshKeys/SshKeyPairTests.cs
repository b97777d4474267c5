using System.Security.Cryptography;

namespace BatchAi.SshKeys;

public sealed class SshKeyPairTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "batchai-" + Path.GetRandomFileName());

    [Fact]
    public void Generate_MakesAPairThatBelongsTogether()
    {
        var pair = new SshKeyPair(Path.Combine(_folder, ".ssh"));

        Assert.True(pair.IsMissing());
        pair.Generate();

        Assert.False(pair.IsMissing());
        using var rsa = RSA.Create();
        rsa.ImportFromPem(File.ReadAllText(pair.PrivateFile));
        Assert.StartsWith(RsaKeyText.WritePublic(rsa.ExportParameters(includePrivateParameters: false), "").TrimEnd(), pair.ReadPublic(), StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(pair.PrivateFile));
    }

    [Fact]
    public void Generate_NeverOverwrites()
    {
        Directory.CreateDirectory(_folder);
        var pair = new SshKeyPair(_folder);
        File.WriteAllText(pair.PrivateFile, "mine");

        Assert.Equal("SshKeyIncomplete", Assert.Throws<BatchAiException>(() => pair.IsMissing()).Code);
        Assert.Throws<IOException>(pair.Generate);
        Assert.Equal("mine", File.ReadAllText(pair.PrivateFile));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssh-rsa")]
    [InlineData("ssh-rsa AAAA")]
    [InlineData("ssh-rsa not/base64!")]
    [InlineData("ssh-dss AAAAB3NzaC1kc3M=")]
    [InlineData("ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAA")]
    public void Read_WhatIsNoKey_IsNone(string text) => Assert.Null(SshPublicKeyText.Read(text));

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }
}
