using System.Text;
using BatchAi.Core.Earlier;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Earlier;

public sealed class EarlierBodyTests
{
    private const string Provider = "/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI";
    private const string Home = Provider + "/workspaces/default";

    [Theory]
    [InlineData(-1000, "low")]
    [InlineData(-1, "low")]
    [InlineData(0, "normal")]
    [InlineData(1, "high")]
    [InlineData(1000, "high")]
    public void Job_Priority_BecomesAWordAndIsKept(int priority, string word)
    {
        var result = Job($$""","priority":{{priority}}""");

        Assert.Equal(word, result.Value!.Properties!.SchedulingPriority);
        Assert.Equal(priority, result.Content.Priority);
        Assert.Empty(result.Faults);
    }

    [Theory]
    [InlineData("1001", FaultCodes.OutOfRange)]
    [InlineData("-1001", FaultCodes.OutOfRange)]
    [InlineData("0.5", FaultCodes.OutOfRange)]
    [InlineData("\"high\"", FaultCodes.WrongType)]
    public void Job_PriorityThatIsNone_IsAFaultWithItsPlace(string priority, string code)
    {
        var fault = Assert.Single(Job($$"""{{"\n"}},"priority":{{priority}}""").Faults);

        Assert.Equal((code, "$.properties.priority", 2), (fault.Code, fault.Path, fault.Line));
    }

    [Fact]
    public void Job_LabelsAndOutputs_AreKeptAndLeaveNoTrace()
    {
        var result = Job(""","experimentName":"e","outputDirectories":[{"id":"MODEL","pathPrefix":"$AZ_BATCHAI_MOUNT_ROOT/afs","type":"model","createNew":false},{"id":"LOGS","pathPrefix":"/x"}]""");

        Assert.Empty(result.Faults);
        Assert.Equal(["MODEL", "LOGS"], result.Value!.Properties!.OutputDirectories!.Select(output => output.Id));
        Assert.Equal(("2018-03-01", "eastus", "nlp", "e"), (result.Content.Version, result.Content.Location, result.Content.Tags!["team"], result.Content.ExperimentName));
        Assert.Equal([new EarlierOutput("MODEL", "model", false)], result.Content.Outputs!);
        Assert.True(result.Content.IsInPlace("MODEL"));
        Assert.False(result.Content.IsInPlace("LOGS"));
    }

    [Fact]
    public void Job_Ids_LeadToTheDefaultWorkspace()
    {
        var properties = Job($$$""","mountVolumes":{"fileServers":[{"fileServer":{"id":"{{{Provider}}}/fileservers/nfs"},"relativeMountPath":"nfs"}]}""").Value!.Properties!;

        Assert.Equal(Home + "/clusters/c", properties.Cluster!.Id);
        Assert.Equal(Home + "/fileservers/nfs", properties.MountVolumes!.FileServers![0].FileServer!.Id);
    }

    [Fact]
    public void Job_WhatCameLater_IsDroppedWithAWarningThatSaysWhen()
    {
        const string More = ""","schedulingPriority":"high","secrets":[{"name":"S","value":"v"}],"containerSettings":{"imageSourceRegistry":{"image":"u"},"shmSize":"1g"}""";

        var (march, preview) = (Job(More), Job(More, ApiGeneration.Preview2017));

        Assert.Equal(["$.properties.schedulingPriority", "$.properties.containerSettings.shmSize"], march.Faults.Select(fault => fault.Path));
        Assert.Equal(["$.properties.schedulingPriority", "$.properties.secrets", "$.properties.containerSettings.shmSize"], preview.Faults.Select(fault => fault.Path));
        Assert.All(preview.Faults, fault => Assert.Equal(("Warning", FaultCodes.MemberDropped), (fault.Severity, fault.Code)));
        Assert.Contains("2018-03-01 has it", preview.Faults[1].Message, StringComparison.Ordinal);
        Assert.Null(preview.Value!.Properties!.Secrets);
        Assert.Single(march.Value!.Properties!.Secrets!);
    }

    [Theory]
    [InlineData("horovodSettings", "2018-03-01", "2018-05-01")]
    [InlineData("customMpiSettings", "2017-09-01-preview", "2018-05-01")]
    [InlineData("pyTorchSettings", "2017-09-01-preview", "2018-03-01")]
    public void Job_ToolkitThatCameLater_IsRefusedWithTheVersionToUse(string toolkit, string version, string since)
    {
        var result = Job($$""","{{toolkit}}":{"pythonScriptFilePath":"a.py"}""", ApiGeneration.Find(version)!);

        Assert.Contains($"send the request with api-version {since}", Assert.Single(result.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variables_OfTheFirstVersion_NeedNoValue()
    {
        const string Variables = ""","environmentVariables":[{"name":"A"},{"name":"B","value":"b"}]""";

        Assert.Equal(["", "b"], Job(Variables, ApiGeneration.Preview2017).Value!.Properties!.EnvironmentVariables!.Select(variable => variable.Value));
        Assert.Equal("$.properties.environmentVariables[0].value", Assert.Single(Job(Variables).Faults).Path);
    }

    [Theory]
    [InlineData("""{"properties":{}}""", "$.location")]
    [InlineData("""{"location":7,"properties":{}}""", "$.location")]
    [InlineData("""{"location":"","properties":{}}""", "$.location")]
    [InlineData("""{"location":"eastus","tags":{"a":1},"properties":{}}""", "$.tags.a")]
    [InlineData("""{"location":"eastus","tags":[],"properties":{}}""", "$.tags")]
    public void Labels_ThatAreNone_AreFaults(string body, string path) => Assert.Contains(path, Read<ClusterCreateParameters>(body).Faults.Select(fault => fault.Path));

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"location":"eastus","location":"westus","properties":{}}""")]
    [InlineData("""{"location":"eastus","properties":{"outputDirectories":[7,[],{"type":7,"createNew":"yes"}],"cluster":"c","priority":{},"mountVolumes":[],"environmentVariables":{}}}""")]
    public void Job_ThatIsNone_HasFaultsAndNoValue(string body)
    {
        foreach (var generation in ApiGeneration.All)
        {
            var result = EarlierBody.Read<JobCreateParameters>(Encoding.UTF8.GetBytes(body), generation);

            Assert.Contains("Error", result.Faults.Select(fault => fault.Severity));
            Assert.Null(result.Value);
        }
    }

    [Fact]
    public void Cluster_SetupTask_KeepsItsElevation()
    {
        const string Setup = """{"setupTask":{"commandLine":"true","stdOutErrPathPrefix":"/tmp","runElevated":true,"environmentVariables":[{"name":"A"}],"secrets":[{"name":"S","value":"v"}]},"performanceCountersSettings":{"appInsightsReference":{"component":{"id":"x"},"instrumentationKey":"k"}}}""";

        var result = Read<ClusterCreateParameters>($$$"""{"location":"eastus","properties":{"vmSize":"d1","userAccountSettings":{"adminUserName":"me"},"nodeSetup":{{{Setup}}}}}""", ApiGeneration.Preview2017);

        Assert.True(result.Content.RunElevated);
        Assert.Equal(["$.properties.nodeSetup.setupTask.secrets", "$.properties.nodeSetup.performanceCountersSettings"], result.Faults.Select(fault => fault.Path));
        Assert.Equal("", result.Value!.Properties!.NodeSetup!.SetupTask!.EnvironmentVariables![0].Value);
    }

    [Fact]
    public void ClusterUpdate_TakesTagsAndNeedsNoLocation()
    {
        var result = Read<ClusterUpdateParameters>("""{"tags":{"a":"b","c":null},"properties":{"scaleSettings":{"manual":{"targetNodeCount":3}}}}""");

        Assert.Empty(result.Faults);
        Assert.Equal("b", Assert.Single(result.Content.Tags!).Value);
        Assert.Equal(3, result.Value!.Properties!.ScaleSettings!.Manual!.TargetNodeCount);
    }

    [Fact]
    public void AsksTheSame_HeedsWhatChangesTheJob()
    {
        var content = new EarlierContent { Priority = 5, Outputs = [new("A", "model", false)] };

        Assert.True(content.AsksTheSame(content with { Location = "x", Tags = new Dictionary<string, string>(), Outputs = [new("A", "logs", false), new("B", null, true)] }));
        Assert.False(content.AsksTheSame(content with { Priority = 6 }));
        Assert.False(content.AsksTheSame(content with { Outputs = null }));
        Assert.False(content.AsksTheSame(content with { ExperimentName = "e" }));
    }

    private static EarlierBodyResult<JobCreateParameters> Job(string more, ApiGeneration? generation = null) => Read<JobCreateParameters>(
        $$$"""{"location":"eastus","tags":{"team":"nlp"},"properties":{"cluster":{"id":"{{{Provider}}}/clusters/c"},"nodeCount":1,"stdOutErrPathPrefix":"/tmp","customToolkitSettings":{"commandLine":"true"}{{{more}}}}}""",
        generation);

    private static EarlierBodyResult<T> Read<T>(string body, ApiGeneration? generation = null)
        where T : class => EarlierBody.Read<T>(Encoding.UTF8.GetBytes(body), generation ?? ApiGeneration.March2018);
}
