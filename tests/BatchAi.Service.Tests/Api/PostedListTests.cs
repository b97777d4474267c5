using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

/// <summary>Lists that are asked for with POST: clients follow their links with GET or with POST.</summary>
public sealed class PostedListTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private const string Account = Calls.Subscription + "/resourceGroups/default/providers/Microsoft.Storage/storageAccounts/paged";

    private TestService Service => fixture.Service;

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task ListOutputFiles_InPages_IsFollowedToTheEnd(string method)
    {
        var files = await MakeJobAsync("by-" + method);

        var names = new List<string?>();
        var page = await (await Service.PostAsync(files + "?outputdirectoryid=OUT&directory=a%20b&linkexpiryinminutes=5&maxresults=2")).ReadAsync();
        for (; ; page = await FollowAsync(method, (string)page["nextLink"]!))
        {
            names.AddRange(page["value"]!.AsArray().Select(file => (string?)file!["name"]));
            Assert.All(page["value"]!.AsArray(), file => Assert.Contains("/a%20b/", (string?)file!["downloadUrl"], StringComparison.Ordinal));
            if (page["nextLink"] is null) break;
        }

        Assert.Equal(["%41", "A", "a b+c&d", "ä", "€"], names);
    }

    [Theory]
    [InlineData("linkexpiryinminutes=4", "linkexpiryinminutes")]
    [InlineData("linkexpiryinminutes=601", "linkexpiryinminutes")]
    [InlineData("linkexpiryinminutes=x", "linkexpiryinminutes")]
    [InlineData("maxresults=0", "maxresults")]
    [InlineData("maxresults=1001", "maxresults")]
    [InlineData("directory=%00", "directory")]
    public async Task ListOutputFiles_WithAWrongOption_IsRefused(string option, string target)
    {
        var files = await MakeJobAsync("options");

        using var answer = await Service.PostAsync($"{files}?outputdirectoryid=OUT&{option}");

        Assert.Equal(target, (string?)(await answer.RefusedAsync(HttpStatusCode.BadRequest, "InvalidParameter"))["target"]);
    }

    private async Task<string> MakeJobAsync(string name)
    {
        var path = $"{Calls.Experiment}/jobs/{name}";
        await (await Service.PutAsync(Account, Bodies.Account)).ReadAsync();
        (await Service.PutAsync(Account + "/fileServices/default/shares/logs", "{}")).Dispose();
        (await Service.PutAsync(path, """
            {"properties":{"cluster":{"id":"CLUSTER"},"nodeCount":1,"stdOutErrPathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs",
             "outputDirectories":[{"id":"OUT","pathPrefix":"$AZ_BATCHAI_JOB_MOUNT_ROOT/logs"}],"customToolkitSettings":{"commandLine":"true"},
             "mountVolumes":{"azureFileShares":[{"accountName":"paged","azureFileUrl":"https://paged.file.core.windows.net/logs","relativeMountPath":"logs","credentials":{}}]}}}
            """.Replace("CLUSTER", Calls.Cluster, StringComparison.Ordinal))).Dispose();
        var segment = (string)(await Service.ReadAsync(path))["properties"]!["jobOutputDirectoryPathSegment"]!;
        var folder = Directory.CreateDirectory(Path.Combine(Service.Root.Share("paged", "logs"), segment, "outputs", "a b"));
        foreach (var file in new[] { "A", "ä", "€", "a b+c&d", "%41" }) await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), file);
        return path + "/listOutputFiles";
    }

    private async Task<JsonNode> FollowAsync(string method, string link)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), link);
        return await (await Service.Client.SendAsync(request)).ReadAsync();
    }
}
