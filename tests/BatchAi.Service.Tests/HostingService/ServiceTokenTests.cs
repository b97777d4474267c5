using BatchAi.Service.Hosting;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ServiceTokenTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadOrCreate_Twice_IsTheSameAndOwnerOnly()
    {
        var token = ServiceToken.ReadOrCreate(_folder.Root);

        Assert.Matches("^[0-9a-f]{64}$", token);
        Assert.Equal(token, ServiceToken.ReadOrCreate(_folder.Root));
        Assert.Equal(token, File.ReadAllText(_folder.Root.Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Root.Token));
    }

    [Fact]
    public void ReadOrCreate_ReadableByOthers_IsRestricted()
    {
        var token = ServiceToken.ReadOrCreate(_folder.Root);
        File.SetUnixFileMode(_folder.Root.Token, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Equal(token, ServiceToken.ReadOrCreate(_folder.Root));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.Root.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF")]
    public void ReadOrCreate_SomethingElseInTheFile_IsRefusedAndKept(string text)
    {
        File.WriteAllText(_folder.Root.Token, text);

        Assert.Equal("TokenInvalid", Assert.Throws<BatchAiException>(() => ServiceToken.ReadOrCreate(_folder.Root)).Code);
        Assert.Equal(text, File.ReadAllText(_folder.Root.Token));
    }
}
