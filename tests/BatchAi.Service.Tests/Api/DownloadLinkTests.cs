using System.Net;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class DownloadLinkTests
{
    private const string Account = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/linked";

    private const string Job = $$$"""
        {"properties":{"cluster":{"id":"{{{Calls.Cluster}}}"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
         "mountVolumes":{"azureFileShares":[{"accountName":"linked","azureFileUrl":"https://linked.file.core.windows.net/logs","relativeMountPath":"logs","credentials":{"accountKey":"a2V5"}}]},
         "customToolkitSettings":{"commandLine":"true"} }}
        """;

    [Fact]
    public async Task ListOutputFiles_OnShare_GivesLinksThatOpenTheirFileForAWhile()
    {
        await using var service = await TestService.StartAsync();
        await (await service.PutAsync(Account, Bodies.Account)).ReadAsync();
        await (await service.PutAsync(Account + "/fileServices/default/shares/logs", "{}")).ReadAsync(HttpStatusCode.Created);
        await service.FollowAsync(await service.PutAsync(Calls.Experiment + "/jobs/linked", Job));
        var segment = (string)(await service.ReadAsync(Calls.Experiment + "/jobs/linked"))["properties"]!["jobOutputDirectoryPathSegment"]!;
        var folder = Directory.CreateDirectory(Path.Combine(service.Root.Share("linked", "logs"), segment, "stdouterr"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "std out.txt"), "hello");
        folder.CreateSubdirectory("folder");

        var files = (await (await service.PostAsync(Calls.Experiment + "/jobs/linked/listOutputFiles?outputdirectoryid=stdouterr&linkexpiryinminutes=10")).ReadAsync())["value"]!.AsArray();

        Assert.Null(files[0]!["downloadUrl"]);
        var link = (string)files[1]!["downloadUrl"]!;
        Assert.StartsWith($"https://127.0.0.1:10012/linked/logs/{segment}/stdouterr/std%20out.txt?sv=", link, StringComparison.Ordinal);
        Assert.True(Open(service, link).Has("r"));
        Assert.False(Open(service, link).Has("wdlc"));
        service.Time.Advance(TimeSpan.FromMinutes(11));
        Assert.Throws<StorageException>(() => Open(service, link));
    }

    private static StorageGrant Open(TestService service, string link)
    {
        var (target, query) = new TargetReader([], _ => false).Read(StorageService.File, link, "127.0.0.1");
        return new SasAuthenticator((_, _) => null, service.Time).Authenticate(IPAddress.Loopback, target, query, service.Services.Neighbours.Accounts.Find("linked")!);
    }
}
