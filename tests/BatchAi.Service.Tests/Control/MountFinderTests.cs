using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.Engines;
using BatchAi.Service.Storage.Remote;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class MountFinderTests : ControlTests
{
    [Fact]
    public void Find_ShareAndContainer_AreFoldersOfTheirAccount()
    {
        var share = Root.MakeShare("acct", "logs");
        var container = Root.MakeContainer("acct", "data");

        Assert.Equal(new MountSource(share), Find(new PlanMount { Kind = PlanMountKinds.FileShare, Account = "Acct", Source = "Logs" }));
        Assert.Equal(new MountSource(container), Find(new PlanMount { Kind = PlanMountKinds.Container, Account = "acct", Source = "data" }));
    }

    [Theory]
    [InlineData(PlanMountKinds.FileShare, "acct", "none", "AZFMountError")]
    [InlineData(PlanMountKinds.FileShare, "..", "logs", "AZFMountError")]
    [InlineData(PlanMountKinds.FileShare, "acct", "../../../state", "AZFMountError")]
    [InlineData(PlanMountKinds.Container, "acct", "none", "BFSMountError")]
    [InlineData(PlanMountKinds.Container, "acct", ".", "BFSMountError")]
    [InlineData(PlanMountKinds.FileServer, null, "nfs", "JobMountFailed")]
    [InlineData(PlanMountKinds.Unmanaged, null, "mount -t nfs 10.0.0.1:/x", "JobMountFailed")]
    public void Find_NothingThere_TellsCodeAndWords(string kind, string? account, string source, string code)
    {
        Root.MakeShare("acct", "logs");

        var found = Find(new PlanMount { Kind = kind, Account = account, Source = source });

        Assert.Equal(code, found.ErrorCode);
        Assert.NotEmpty(found.Problem!);
    }

    [Fact]
    public async Task Find_FileServerDirectory_StaysInside()
    {
        await FurnishAsync();
        await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());
        var top = Root.Data.FileServer(Plane.State.Read(reader => reader.Find(Asked.FileServer()))!.Uuid);
        Directory.CreateDirectory(Path.Combine(top, "sub"));
        File.CreateSymbolicLink(Path.Combine(top, "out"), "/etc");

        Assert.Equal(new MountSource(Path.Combine(top, "sub")), Find(Server("sub")));
        Assert.Equal(top, Find(Server(null)).Folder);
        foreach (var bad in new[] { "none", "..", "/etc", "out" }) Assert.NotNull(Find(Server(bad)).Problem);
    }

    [Theory]
    [InlineData("https://other.file.core.windows.net/logs/", "https://other.file.core.windows.net/logs")]
    [InlineData("https://127.0.0.1:20012/other/logs", "https://127.0.0.1:20012/other/logs")]
    [InlineData("http://127.0.0.1:20012/other/logs", null)]
    [InlineData("https://me@other.file.core.windows.net/logs", null)]
    [InlineData("not a url", null)]
    public void Find_ShareOfAnAccountThatIsNotHere_IsWhereItsUrlSays(string url, string? expected)
    {
        var found = Find(new PlanMount { Kind = PlanMountKinds.FileShare, Account = "other", Source = "logs", Url = url }, "a2V5");

        Assert.Equal((expected, expected is null ? "AZFMountError" : null), (found.Remote?.Url, found.ErrorCode));
    }

    [Fact]
    public void Find_ContainerOfAnAccountThatIsNotHere_IsInAzureOrWhereTheServiceWasTold()
    {
        var mount = new PlanMount { Kind = PlanMountKinds.Container, Account = "other", Source = "data" };
        var told = new RemoteStorage("authorities", new Dictionary<string, Uri> { ["other"] = new("https://127.0.0.1:20011/other/") });

        Assert.Equal("https://other.blob.core.windows.net/data", Find(mount, "a2V5").Remote?.Url);
        Assert.Equal(("https://127.0.0.1:20011/other/data", "authorities"), (Find(mount, "a2V5", told).Remote?.Url, Find(mount, "a2V5", told).Remote?.Authorities));
        foreach (var bad in new[] { null, "", "no key!" }) Assert.Equal("BFSMountError", Find(mount, bad).ErrorCode);
    }

    [Fact]
    public void Find_AccountThatIsHere_IsNeverLookedForElsewhere()
    {
        Root.MakeShare("acct", "logs");

        var found = Find(new PlanMount { Kind = PlanMountKinds.FileShare, Account = "acct", Source = "none", Url = "https://127.0.0.1:20012/acct/none" }, "a2V5");

        Assert.Null(found.Remote);
        Assert.Contains("doesn't exist in storage account 'acct' of this service", found.Problem, StringComparison.Ordinal);
    }

    private MountSource Find(PlanMount mount, string? key, RemoteStorage? remote = null) =>
        Plane.State.Read(reader => new MountFinder(Root.Data, runsCommands: false, remote).Find(reader.Find, mount, new AzureStorageCredentialsInfo { AccountKey = key }));

    private static PlanMount Server(string? directory) => new() { Kind = PlanMountKinds.FileServer, Source = Asked.FileServer().Text, SourceDirectory = directory };

    private MountSource Find(PlanMount mount) => Plane.State.Read(reader => new MountFinder(Root.Data, runsCommands: false).Find(reader.Find, mount));
}
