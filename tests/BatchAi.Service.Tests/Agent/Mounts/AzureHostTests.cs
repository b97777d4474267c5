using BatchAi.Service.Agent.Mounts.Programs;

namespace BatchAi.Service.Tests.Agent.Mounts;

public sealed class AzureHostTests
{
    [Theory]
    [InlineData("https://acct.file.core.windows.net/logs", "acct.file.core.windows.net")]
    [InlineData("https://ACCT.file.core.windows.net/logs", "acct.file.core.windows.net")]
    [InlineData("https://acct.file.core.chinacloudapi.cn/logs", "acct.file.core.chinacloudapi.cn")]
    [InlineData("https://acct.file.core.windows.net:443/logs", "acct.file.core.windows.net")]
    [InlineData("https://acct.file.core.windows.net:10012/logs", null)]
    [InlineData("http://acct.file.core.windows.net/logs", null)]
    [InlineData("https://acct.blob.core.windows.net/logs", null)]
    [InlineData("https://other.file.core.windows.net/logs", null)]
    [InlineData("https://acct.file.core.windows.net/logs/sub", null)]
    [InlineData("https://acct.file.core/logs", null)]
    [InlineData("https://acct.files.example.org/logs", null)]
    [InlineData("https://evil/acct.file.core.windows.net/logs", null)]
    [InlineData("https://127.0.0.1/acct/logs", null)]
    [InlineData("https://acct.file.core.windöws.net/logs", null)]
    public void Share_IsAzures_ByItsHostAlone(string url, string? host) => Assert.Equal(host, AzureHost.Of(ShareOf("logs"), new Uri(url)));

    [Theory]
    [InlineData("https://acct.blob.core.windows.net/data", "acct.blob.core.windows.net")]
    [InlineData("https://127.0.0.1:10011/acct/data", null)]
    [InlineData("https://acct.blob.core.windows.net/acct/data", null)]
    public void Container_IsAzures_ByItsHostAlone(string url, string? host) =>
        Assert.Equal(host, AzureHost.Of(new PlanMount { Kind = PlanMountKinds.Container, Account = "acct", Source = "data" }, new Uri(url)));

    [Theory]
    [InlineData("a,uid=0")]
    [InlineData("a b")]
    [InlineData("..")]
    [InlineData("-o")]
    [InlineData("a--b")]
    [InlineData("$root")]
    [InlineData("ab")]
    [InlineData("logs\n")]
    public void Name_ThatIsNoneOfAzures_IsLeftToTheFetching(string name) =>
        Assert.Null(AzureHost.Of(ShareOf(name), new Uri("https://acct.file.core.windows.net/" + Uri.EscapeDataString(name))));

    private static PlanMount ShareOf(string name) => new() { Kind = PlanMountKinds.FileShare, Account = "acct", Source = name };
}
