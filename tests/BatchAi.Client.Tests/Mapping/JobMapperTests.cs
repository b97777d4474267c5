using System.Text;
using BatchAi.Client.Mapping;
using BatchAi.Core.Wire;

namespace BatchAi.Client.Tests.Mapping;

public sealed class JobMapperTests
{
    private const string Json = """
        {
            "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/experiments/e/jobs/j",
            "name": "j",
            "properties": {
                "cluster": { "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/clusters/c" },
                "nodeCount": 2,
                "cntkSettings": { "pythonScriptFilePath": "train.py", "commandLineArgs": "--fast" },
                "constraints": { "maxWallClockTime": "P7D" },
                "secrets": [ { "name": "TOKEN" } ],
                "mountVolumes": { "azureFileShares": [ { "accountName": "a", "azureFileUrl": "https://a.file.core.windows.net/logs", "relativeMountPath": "l", "credentials": { "accountKey": "planted-canary" } } ] },
                "executionState": "failed",
                "executionInfo": { "exitCode": 3, "errors": [ { "code": "JobFailed", "message": "It failed.", "details": [ { "name": "node", "value": "n1" } ] } ] },
                "batchAi": { "attempt": 2, "waitReason": "It waits." }
            }
        }
        """;

    [Fact]
    public void Map_Job_HasWhatThePipelineNeedsAndNoSecret()
    {
        var job = JobMapper.Map(WireJson.Deserialize<Core.Wire.Job>(Json)!, JobExtensions.Read(Encoding.UTF8.GetBytes(Json)));

        Assert.Equal(("j", "e", "w", "g", "c"), (job.Name, job.ExperimentName, job.WorkspaceName, job.ResourceGroupName, job.ClusterName));
        Assert.Equal(("train.py --fast", TimeSpan.FromDays(7), 3), (job.CommandLine, job.MaxWallClockTime, job.ExitCode));
        Assert.Equal((2, "It waits."), (job.Attempt, job.WaitReason));
        Assert.Equal("JobFailed: It failed.", Assert.Single(job.Error!).ToString());
        Assert.Equal("TOKEN", Assert.Single(job.SecretName!));
        Assert.Equal(("logs", "a", "l"), (job.Mount![0].Name, job.Mount[0].StorageAccountName, job.Mount[0].ToString()));
        Assert.DoesNotContain("planted-canary", System.Text.Json.JsonSerializer.Serialize(job));
    }
}
