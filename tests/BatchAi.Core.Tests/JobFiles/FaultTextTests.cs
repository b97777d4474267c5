using System.Reflection;
using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class FaultTextTests
{
    [Fact]
    public void Format_OfAFault_IsALineThatEditorsFollow()
    {
        var faults = JobText.Read("{\n  \"properties\": {\n    \"nodecount\": 1\n  }\n}").Faults;
        var fault = Assert.Single(faults, fault => fault.Code == FaultCodes.UnknownMember);
        Assert.Equal(
            "job.json:3:5: error UnknownMember: There is no member 'nodecount'; did you mean 'nodeCount'? ($.properties.nodecount)",
            FaultText.Format(fault, "job.json"));
    }

    [Fact]
    public void Format_OfHostileNames_StaysOnOneLine()
    {
        var fault = Assert.Single(JobText.ReadWith("properties={\"a\\nb\\u001b[31m\":1,\"nodeCount\":1,\"stdOutErrPathPrefix\":\"/l\",\"customToolkitSettings\":{\"commandLine\":\"x\"}}").Faults);
        Assert.Equal(
            "job.json: warning MemberDropped: 'a\\u000ab\\u001b[31m' is ignored: the API has no such member here. ($.properties['a\\u000ab\\u001b[31m'])",
            FaultText.Format(fault, "job.json"));
    }

    [Fact]
    public void Codes_OfTheTable_AreAllConstants()
    {
        var constants = typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(constants.Order(StringComparer.Ordinal), FaultCodes.All.Order(StringComparer.Ordinal));
    }
}
