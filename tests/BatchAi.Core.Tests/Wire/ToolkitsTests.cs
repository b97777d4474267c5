using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Wire;

public sealed class ToolkitsTests
{
    [Theory]
    [InlineData("cntkSettings", "cntk")]
    [InlineData("tensorFlowSettings", "tensorflow")]
    [InlineData("caffeSettings", "caffe")]
    [InlineData("caffe2Settings", "caffe2")]
    [InlineData("chainerSettings", "chainer")]
    [InlineData("pyTorchSettings", "pytorch")]
    [InlineData("horovodSettings", "horovod")]
    [InlineData("customMpiSettings", "custommpi")]
    [InlineData("customToolkitSettings", "custom")]
    public void ToolTypeOf_AJobWithOneBlock_NamesIt(string block, string toolType)
    {
        var job = Job($$$$"""{"{{{{block}}}}":{}}""");
        Assert.Equal(toolType, Toolkits.ToolTypeOf(job));
        Assert.Equal([block], Toolkits.BlocksOf(job));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"caffeSettings":{},"cntkSettings":{}}""")]
    public void ToolTypeOf_AJobWithoutExactlyOneBlock_IsNull(string properties) => Assert.Null(Toolkits.ToolTypeOf(Job(properties)));

    [Fact]
    public void BlockNames_OfTheTable_AreAllBlocksOfTheModel()
    {
        var blocks = typeof(JobBaseProperties).GetProperties()
            .Select(property => char.ToLowerInvariant(property.Name[0]) + property.Name[1..])
            .Where(name => name.EndsWith("Settings", StringComparison.Ordinal) && name != "containerSettings");
        Assert.Equal(blocks.Order(StringComparer.Ordinal), Toolkits.BlockNames.Order(StringComparer.Ordinal));
        Assert.Equal(9, Toolkits.ToolTypes.Distinct(StringComparer.Ordinal).Count());
    }

    private static JobBaseProperties Job(string properties) =>
        WireJson.Deserialize<JobCreateParameters>($$$$"""{"properties":{{{{properties}}}}}""")!.Properties!;
}
