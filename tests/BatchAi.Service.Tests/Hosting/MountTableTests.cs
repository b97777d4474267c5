using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Tests.Hosting;

public sealed class MountTableTests
{
    private static readonly string[] Lines =
    [
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
        "36 22 0:30 / /data/node rw - tmpfs tmpfs rw",
        @"37 36 0:31 / /data/node/a\040b\134c rw - tmpfs tmpfs rw",
        "38 22 0:32 / /data/node2 rw - tmpfs tmpfs rw",
        "odd",
    ];

    [Theory]
    [InlineData("/data/node", "/data/node/a b\\c,/data/node")]
    [InlineData("/data/node2", "/data/node2")]
    [InlineData("/data/node/a", "")]
    [InlineData("/data/no", "")]
    [InlineData("/data", "/data/node2,/data/node/a b\\c,/data/node")]
    public void Below_IsWholeStepsOnly_TheLatestFirst(string path, string expected) =>
        Assert.Equal(expected, string.Join(',', MountTable.Below(path, Lines)));
}
