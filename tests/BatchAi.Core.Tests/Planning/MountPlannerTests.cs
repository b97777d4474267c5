using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class MountPlannerTests
{
    [Theory]
    [InlineData("https://acct.file.core.windows.net/logs", "acct", "logs")]
    [InlineData("https://acct.file.core.windows.net/logs/", "acct", "logs")]
    [InlineData("https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/logs", "<AZURE_BATCHAI_STORAGE_ACCOUNT>", "logs")]
    [InlineData("https://127.0.0.1:10012/acct/logs", "acct", "logs")]
    [InlineData("https://localhost/acct/logs", "acct", "logs")]
    public void ShareUrl_OfAccount_NamesAccountAndShare(string url, string account, string share)
    {
        var mount = Assert.Single(Plan(new AzureFileShareReference { AzureFileUrl = url, RelativeMountPath = "x" }));
        Assert.Equal((account, share), (mount.Account, mount.Source));
        Assert.Equal(url, mount.Url);
    }

    [Theory]
    [InlineData("")]
    [InlineData("logs")]
    [InlineData("acct.file.core.windows.net/logs")]
    [InlineData("https://acct.file.core.windows.net")]
    [InlineData("https://acct.file.core.windows.net/logs/folder")]
    [InlineData("https://127.0.0.1:10012/logs")]
    [InlineData("https:///logs")]
    public void ShareUrl_OfNothing_Throws(string url) =>
        AssertFault("InvalidShareUrl", new AzureFileShareReference { AzureFileUrl = url, RelativeMountPath = "x" });

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData(".")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    public void RelativeMountPath_OutsideTheRoot_Throws(string path) => AssertFault("InvalidMountPath", Sample.Share("logs", path));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "a/b")]
    [InlineData("a/b", "/a/")]
    public void RelativeMountPath_InTheWayOfAnother_Throws(string first, string second) =>
        AssertFault("InvalidMountPath", Sample.Share("logs", first), Sample.Share("data", second));

    [Fact]
    public void RelativeMountPath_OfTheSameBeginning_IsNoConflict() =>
        Assert.Equal(["a", "ab", "{c}"], Plan(Sample.Share("x", "a"), Sample.Share("y", "ab"), Sample.Share("z", "{c}")).Select(mount => mount.RelativePath));

    [Fact]
    public void Options_OfShare_AreItsModes()
    {
        var share = Sample.Share("logs");
        share.FileMode = "0755";
        share.DirectoryMode = "0700";
        Assert.Equal("file_mode=0755,dir_mode=0700", Assert.Single(Plan(share)).Options);
    }

    private static IList<PlanMount> Plan(params AzureFileShareReference[] shares) =>
        MountPlanner.Plan(new MountVolumes { AzureFileShares = shares }, PlanMountLevels.Job, "/root");

    private static void AssertFault(string code, params AzureFileShareReference[] shares) =>
        Assert.Equal(code, Assert.Throws<BatchAiException>(() => Plan(shares)).Code);
}
