using BatchAi.Core.Earlier;
using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Earlier;

public sealed class EarlierPlanTests
{
    private const string Mount = "{node.root}/mounts/afs";

    [Fact]
    public void Job_OfMarch_LiesBelowItsGroup()
    {
        var plan = Plan(ApiGeneration.March2018);

        Assert.Equal($"sub/rg/jobs/job1/{Sample.JobId}", plan.OutputPathSegment);
        Assert.Equal(
            [$"{Mount}/sub/rg/jobs/job1/{Sample.JobId}/stdouterr", $"{Mount}/sub/rg/jobs/job1/{Sample.JobId}/outputs/Models", $"{Mount}/models/first"],
            plan.Outputs.Select(output => output.Path));
        Assert.Contains("AZ_BATCHAI_JOB_MOUNT_ROOT", plan.Environment.Select(variable => variable.Name));
    }

    [Fact]
    public void Job_OfTheFirstVersion_WritesRightIntoItsFolder()
    {
        var plan = Plan(ApiGeneration.Preview2017);

        Assert.Equal([$"{Mount}/sub/rg/jobs/job1", $"{Mount}/sub/rg/jobs/job1/outputs/Models", $"{Mount}/models/first"], plan.Outputs.Select(output => output.Path));
        Assert.Equal("models/first", plan.Outputs[2].PathOnMount);
        Assert.Equal($"{Mount}/models/first", plan.Environment.Single(variable => variable.Name == "AZ_BATCHAI_OUTPUT_OLD").Value);
        Assert.DoesNotContain("AZ_BATCHAI_JOB_MOUNT_ROOT", plan.Environment.Select(variable => variable.Name));
    }

    [Fact]
    public void Job_OfTheFirstVersion_HasNoMountRootOfItsOwn()
    {
        var error = Assert.Throws<BatchAiException>(() => Plan(ApiGeneration.Preview2017, "$AZ_BATCHAI_JOB_MOUNT_ROOT/afs"));

        Assert.Contains("AZ_BATCHAI_JOB_MOUNT_ROOT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cluster_OfEarlierVersions_HasASuffixWithoutWorkspace()
    {
        var identity = Sample.ClusterIdentity with { Earlier = new EarlierContent { Version = "2018-03-01" } };

        Assert.Equal($"sub/rg/clusters/c1/{identity.ClusterId}", identity.OutputPathSuffix);
    }

    [Fact]
    public void Resources_OfToday_KeepTheirPathsWhenTheyAreTaggedByEarlierVersions()
    {
        var tagged = new EarlierContent { Tags = new Dictionary<string, string> { ["a"] = "b" } };

        Assert.Equal(Sample.Segment, JobPlanner.Plan(Sample.Identity with { Earlier = tagged }, Sample.Custom(), null, EngineRoots.BelowNodeRoot).OutputPathSegment);
        Assert.Equal(Sample.ClusterIdentity.OutputPathSuffix, (Sample.ClusterIdentity with { Earlier = tagged }).OutputPathSuffix);
    }

    private static JobPlan Plan(ApiGeneration generation, string prefix = "$AZ_BATCHAI_MOUNT_ROOT/afs")
    {
        var job = Sample.Custom();
        job.MountVolumes = null;
        job.StdOutErrPathPrefix = prefix;
        job.OutputDirectories =
        [
            new() { Id = "NEW", PathPrefix = "$AZ_BATCHAI_MOUNT_ROOT/afs", PathSuffix = "Models" },
            new() { Id = "OLD", PathPrefix = "$AZ_BATCHAI_MOUNT_ROOT/afs/models", PathSuffix = "first" },
        ];
        var cluster = new ClusterBaseProperties { NodeSetup = new() { MountVolumes = new() { AzureFileShares = [Sample.Share("afs")] } } };
        var identity = Sample.Identity with { Earlier = new EarlierContent { Version = generation.Version, Outputs = [new("OLD", null, false)] } };
        return JobPlanner.Plan(identity, job, cluster, EngineRoots.BelowNodeRoot);
    }
}
