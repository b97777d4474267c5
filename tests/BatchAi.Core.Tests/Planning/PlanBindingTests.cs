using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;

namespace BatchAi.Core.Tests.Planning;

public class PlanBindingTests
{
    [Theory]
    [InlineData("{nothing}")]
    [InlineData("{node[5].root}")]
    [InlineData("{node[0].colour}")]
    [InlineData("{node[99999999999].root}")]
    [InlineData("{}")]
    public void BindTask_UnknownSymbol_SaysWhich(string commandLine)
    {
        var error = Assert.Throws<BatchAiException>(() => BindCommand(commandLine));
        Assert.Equal("UnknownSymbol", error.Code);
        Assert.Contains(commandLine.Trim('{', '}'), error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{python}")]
    [InlineData("{base.PATH}")]
    [InlineData("{secret.TOKEN}")]
    public void BindNode_SymbolOfALaterTime_Throws(string symbol)
    {
        var plan = Sample.Plan(Sample.Custom());
        plan.Directories.Add("/x/" + symbol);
        Assert.Equal("UnknownSymbol", Assert.Throws<BatchAiException>(() => PlanBinding.BindNode(plan, Sample.Allocation(plan), 0)).Code);
    }

    [Theory]
    [InlineData("{node.root} {node.id} {node.address} {node.index} {node.isMaster}", "/data/nodes/1 node-1 10.0.0.5 1 false")]
    [InlineData("{node[0].root} {node[0].id} {node[1].address}", "/data/nodes/0 node-0 10.0.0.5")]
    [InlineData("{nodes.addresses} {gpu.count} {python}", "10.0.0.4,10.0.0.5 2 python3")]
    [InlineData("{base.HOME} <{base.MISSING}>", "/home/user <>")]
    public void BindTask_Symbol_StandsForItsFact(string commandLine, string expected) =>
        Assert.Equal(expected, BindCommand(commandLine).CommandLine);

    [Fact]
    public void BindTask_SecretWithoutValue_Throws()
    {
        var job = Sample.Custom();
        job.Secrets = [Sample.Secret("TOKEN", null)];
        var error = Assert.Throws<BatchAiException>(() => Sample.Bind(job));
        Assert.Equal("SecretValueMissing", error.Code);
        Assert.Contains("TOKEN", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BindTask_TaskVariable_WinsOverStepAndBase()
    {
        var plan = Sample.Plan(Sample.Custom());
        var task = plan.Steps[0].Tasks[0];
        task.Environment.Add(new PlanVariable { Name = "AZ_BATCH_JOB_ID", Value = "task-{node.id}" });
        task.Environment.Add(new PlanVariable { Name = "HOME", Value = "/task" });
        var bound = PlanBinding.BindTask(plan, plan.Steps[0], task, Sample.Allocation(plan), Sample.Facts, new JobSecrets());
        Assert.Equal("task-node-0", bound.Environment["AZ_BATCH_JOB_ID"]);
        Assert.Equal("/task", bound.Environment["HOME"]);
        Assert.Equal("/usr/bin:/bin", bound.Environment["PATH"]);
    }

    [Fact]
    public void BindTask_WithoutGpus_LeavesVisibleDevicesAlone()
    {
        var job = Sample.Custom();
        Assert.DoesNotContain("CUDA_VISIBLE_DEVICES", Sample.Bind(job).Environment);
        job.EnvironmentVariables = [Sample.Variable("CUDA_VISIBLE_DEVICES", "7")];
        Assert.Equal("7", Sample.Bind(job).Environment["CUDA_VISIBLE_DEVICES"]);
        Assert.Equal("0", Sample.Bind(job).Environment["AZ_BATCHAI_NUM_GPUS"]);
    }

    [Theory]
    [InlineData(null, "GPU-4,GPU-6,GPU-7")]
    [InlineData("0", "GPU-4")]
    [InlineData("2, 0", "GPU-7,GPU-4")]
    [InlineData("", "")]
    [InlineData("-1", "")]
    [InlineData("1,3,0", "GPU-6")]
    [InlineData("GPU-7,GPU-abc,GPU-4", "GPU-7")]
    public void VisibleDevices_WantedByTheJob_AreCountedFromTheNodesFirst(string? wanted, string expected) =>
        Assert.Equal(expected, VisibleDevices.Of(new AllocatedNode { Gpus = ["GPU-4", "GPU-6", "GPU-7"] }, wanted));

    [Fact]
    public void VisibleDevices_NodeThatHidesGpus_SeesNoneWhateverItWants() =>
        Assert.Equal("", VisibleDevices.Of(new AllocatedNode { HidesGpus = true }, "0"));

    [Fact]
    public void Bind_AllocationOfAnotherSize_Throws()
    {
        var plan = Sample.Plan(Sample.Custom());
        var tooManyNodes = Sample.Allocation(Sample.Plan(Sample.Custom(nodeCount: 2)));
        var noMounts = Sample.Allocation(plan);
        noMounts.MountSources.Clear();
        Assert.Equal("AllocationMismatch", Assert.Throws<BatchAiException>(() => PlanBinding.BindNode(plan, tooManyNodes, 0)).Code);
        Assert.Equal("AllocationMismatch", Assert.Throws<BatchAiException>(() => PlanBinding.BindNode(plan, noMounts, 0)).Code);
    }

    private static BoundTask BindCommand(string commandLine)
    {
        var plan = Sample.Plan(Sample.Custom(nodeCount: 2));
        var task = new PlanTask { Node = 1, CommandLine = commandLine };
        return PlanBinding.BindTask(plan, plan.Steps[0], task, Sample.Allocation(plan, gpusPerNode: 2), Sample.Facts, new JobSecrets());
    }
}
