using BatchAi.Service.Agent.Mounts.Programs;
using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Tests.Agent.Mounts;

/// <summary>What the programs are told, and what of a job's options they never see.</summary>
public sealed class MountCallTests
{
    private static readonly RemoteMount Remote = new() { Account = "acct", Key = "a2V5", AzureHost = "acct.file.core.windows.net" };

    [Fact]
    public void Cifs_GetsTheModes_AndTheKeyByAFile()
    {
        Assert.Equal(["//acct.file.core.windows.net/logs", "/place", "-o", "credentials=/own/secret.yaml,vers=3.1.1,seal,uid=0,gid=0,nosuid,nodev,file_mode=0700,dir_mode=0755"], Cifs("file_mode=0700,dir_mode=0755"));
        Assert.EndsWith(",dir_mode=0755,file_mode=0777", Cifs("dir_mode=0755")[3], StringComparison.Ordinal);
        Assert.EndsWith(",file_mode=0777,dir_mode=0777", Cifs(null)[3], StringComparison.Ordinal);
        Assert.Equal("username=acct\npassword=a2V5\n", CifsCall.Secret(Remote));
    }

    [Theory]
    [InlineData("file_mode=0777,password2=x")]
    [InlineData("file_mode=0777\n,dir_mode=0777")]
    [InlineData("file_mode=rwx")]
    [InlineData("file_mode=07777")]
    [InlineData("uid=5")]
    [InlineData("file_mode=")]
    public void Cifs_WithOtherOptions_IsNotCalled(string options) => Assert.Throws<MountOptionException>(() => Cifs(options));

    [Fact]
    public void Cifs_WithACommaInTheFilesPath_IsNotCalled() =>
        Assert.Throws<MountOptionException>(() => CifsCall.Arguments(Share(null), Remote, "/place", "/data,root/secret.yaml"));

    [Fact]
    public void Blobfuse_WithoutOptions_GetsThoseOfBatchAi()
    {
        Assert.Equal("--use-https=true -o big_writes -o max_read=131072 -o max_write=131072 -o attr_timeout=240 -o fsname=blobfuse -o kernel_cache -o entry_timeout=240 -o negative_timeout=120 -o allow_other", Options(null, isFirst: true));
        Assert.Equal("-o attr_timeout=240 -o entry_timeout=240 -o negative_timeout=120 -o allow_other", Options(" ", isFirst: false));
    }

    [Theory]
    [InlineData("-o ro,allow_other -oattr_timeout=5 --file-cache-timeout-in-seconds=120", "-o ro -o allow_other -o attr_timeout=5 --file-cache-timeout-in-seconds=120")]
    [InlineData("--use-https=true --log-level=LOG_DEBUG", "")]
    public void Blobfuse_WithOptions_GetsThese(string options, string arguments) => Assert.Equal(arguments, Options(options, isFirst: false));

    [Theory]
    [InlineData("--config-file=/etc/passwd")]
    [InlineData("--tmp-path=/")]
    [InlineData("--container-name=other")]
    [InlineData("--use-https=false")]
    [InlineData("--https-proxy=evil")]
    [InlineData("--ca-cert-file=/tmp/x")]
    [InlineData("--cache-size-mb")]
    [InlineData("--cache-size-mb=$(id)")]
    [InlineData("--cache-size-mb='5'")]
    [InlineData("-o")]
    [InlineData("-o modules=subdir,subdir=/")]
    [InlineData("-o allow_other,dev")]
    [InlineData("-o attr_timeout=5;id")]
    [InlineData("-d")]
    [InlineData("/elsewhere")]
    public void Blobfuse_WithWhatNamesFilesOrServers_IsNotCalled(string options)
    {
        foreach (var isFirst in new[] { true, false }) Assert.Throws<MountOptionException>(() => Options(options, isFirst));
    }

    private static IReadOnlyList<string> Cifs(string? options) => CifsCall.Arguments(Share(options), Remote, "/place", "/own/secret.yaml");

    private static PlanMount Share(string? options) => new() { Kind = PlanMountKinds.FileShare, Account = "acct", Source = "logs", Options = options };

    private static string Options(string? options, bool isFirst) => string.Join(' ', BlobfuseOptions.Arguments(options, isFirst));
}
