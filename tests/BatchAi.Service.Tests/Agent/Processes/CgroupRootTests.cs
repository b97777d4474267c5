using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Tests.Agent.Processes;

public sealed class CgroupRootTests
{
    private const string Unified = "35 24 0:30 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
    private const string Hybrid = "36 24 0:31 / /sys/fs/cgroup/unified rw - cgroup2 cgroup rw";
    private const string First = "34 24 0:29 / /sys/fs/cgroup/cpu rw - cgroup cgroup rw,cpu";

    [Theory]
    [InlineData(Unified, "0::/user.slice/session-1.scope", "/sys/fs/cgroup/user.slice/session-1.scope")]
    [InlineData(Unified, "0::/", "/sys/fs/cgroup")]
    [InlineData(Hybrid, "0::/a b", "/sys/fs/cgroup/unified/a b")]
    [InlineData("36 24 0:31 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup rw", "0::/docker/abc/job", "/sys/fs/cgroup/job")]
    [InlineData("36 24 0:31 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup rw", "0::/docker/abc", "/sys/fs/cgroup")]
    public void FindOwn_WithAVersion2Tree_IsTheFolderOfTheGroup(string mount, string group, string folder) =>
        Assert.Equal(folder, CgroupRoot.FindOwn([First, mount], ["4:memory:/x", group]));

    [Theory]
    [InlineData(First, "0::/")]
    [InlineData(Unified, "4:memory:/x")]
    [InlineData("", "")]
    [InlineData("36 24 0:31 /docker/abc /sys/fs/cgroup rw - cgroup2 cgroup rw", "0::/docker/abcd")]
    public void FindOwn_WithoutOne_IsNothing(string mount, string group) => Assert.Null(CgroupRoot.FindOwn([mount], [group]));

    [Fact]
    public void Find_OnThisMachine_MakesAPlaceThatCanBeGivenBack()
    {
        if (CgroupRoot.Find($"batchai-test-{Guid.NewGuid():N}") is not { } place) return;
        _ = new CgroupProcessGroup(Path.Combine(place, "one"));
        var inner = new CgroupProcessGroup(Path.Combine(place, "one", "two"));
        Assert.Equal([place, Path.GetDirectoryName(inner.EntryPath)!, inner.EntryPath], CgroupRoot.GroupsIn(place));

        CgroupRoot.RemoveIfEmpty(place);

        Assert.False(Directory.Exists(place));
    }

    [Fact]
    public void Group_ThatIsGone_HasNobodyAndKillsNobody()
    {
        var group = new CgroupProcessGroup(Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}"));
        Directory.Delete(group.EntryPath);

        group.Kill();
        group.Remove();

        Assert.Empty(group.Processes());
    }
}
