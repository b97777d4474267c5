namespace BatchAi.Pipeline;

public sealed class SetupOutputTests
{
    [Theory]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/logs", "share", "suffix")]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/logs/below/it", "share", "below/it/suffix")]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/logs/deep", "container", "suffix")]
    public void Of_FindsTheFolderAndKeepsThePathBelowTheMount(string prefix, string folder, string directory)
    {
        var output = SetupOutput.Of(ClusterWith(prefix));

        Assert.Equal((folder, directory, "account"), (output.FolderName, output.Directory, output.AccountName));
    }

    [Theory]
    [InlineData("/tmp")]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/logsmore")]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/nfs")]
    public void Of_WhatIsInNoStorage_IsAnError(string prefix) =>
        Assert.Equal("SetupOutputUnreachable", Assert.Throws<BatchAiException>(() => SetupOutput.Of(ClusterWith(prefix))).Code);

    private static Cluster ClusterWith(string prefix) => new()
    {
        Name = "any",
        SetupTask = new SetupTask { CommandLine = "true", StdOutErrPathPrefix = prefix, StdOutErrPathSuffix = "suffix" },
        Mount =
        [
            new Mount { Kind = "FileShare", Name = "share", MountPath = "logs", StorageAccountName = "account" },
            new Mount { Kind = "Container", Name = "container", MountPath = "logs/deep", StorageAccountName = "account" },
            new Mount { Kind = "FileServer", Name = "server", MountPath = "nfs" },
        ],
    };
}
