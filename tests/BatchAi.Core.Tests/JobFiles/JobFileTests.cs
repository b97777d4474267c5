using System.Text.Json;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Tests.Wire;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class JobFileTests
{
    private const string None = "(none here)";

    public static TheoryData<string> Recipes() => [.. SharedSpec.Files("recipes", "*.json").DefaultIfEmpty(None)];

    [Fact]
    public void Read_AFaultlessFile_GivesTheJob()
    {
        var result = JobText.Read(JobText.Valid);
        Assert.Empty(result.Faults);
        Assert.True(result.IsValid);
        var job = result.Job!.Properties!;
        Assert.Equal(2, job.NodeCount);
        Assert.Equal("High", job.SchedulingPriority);
        Assert.Equal("😀", job.EnvironmentVariables![1].Value);
        Assert.Equal("t", job.Secrets!.Single().Value);
        Assert.Equal(TimeSpan.FromHours(1), job.Constraints!.MaxWallClockTime);
        Assert.Equal("data", job.MountVolumes!.AzureBlobFileSystems!.Single().ContainerName);
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Read_APublishedRecipe_HasNoError(string file)
    {
        if (file == None) return;
        var result = JobFile.Read(File.ReadAllBytes(file));
        Assert.DoesNotContain(result.Faults, fault => fault.Severity == "Error");
        Assert.NotNull(Toolkits.ToolTypeOf(result.Job!.Properties!));
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Read_APublishedRecipe_LosesNothing(string file)
    {
        if (file == None) return;
        var expected = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        expected.Remove("$schema");
        var job = JobFile.Read(File.ReadAllBytes(file)).Job;
        JsonShape.AssertEqual(expected, System.Text.Json.Nodes.JsonNode.Parse(WireJson.SerializeRequest(job)));
    }

    [Fact]
    public void Schema_ForEditors_IsNoFault() => Assert.Empty(JobText.ReadWith("$schema=\"x\"").Faults);

    [Theory]
    [InlineData("location", "\"eastus\"")]
    [InlineData("tags", "{}")]
    [InlineData("id", "\"/x\"")]
    [InlineData("name", "\"x\"")]
    [InlineData("type", "\"x\"")]
    [InlineData("properties.toolType", "\"custom\"")]
    [InlineData("properties.experimentName", "\"e\"")]
    [InlineData("properties.priority", "5")]
    [InlineData("properties.creationTime", "\"2018-01-01T00:00:00Z\"")]
    [InlineData("properties.executionState", "\"queued\"")]
    [InlineData("properties.executionInfo", "{}")]
    [InlineData("properties.provisioningState", "7")]
    [InlineData("properties.jobOutputDirectoryPathSegment", "\"x\"")]
    [InlineData("properties.quiteUnheardOf", "{\"a\":[1]}")]
    [InlineData("properties.containerSettings", "{\"imageSourceRegistry\":{\"image\":\"i\"},\"resourceGroup\":\"g\"}", "properties.containerSettings.resourceGroup")]
    [InlineData("properties.outputDirectories", "[{\"id\":\"a\",\"pathPrefix\":\"/a\",\"type\":\"model\"}]", "properties.outputDirectories[0].type")]
    [InlineData("properties.outputDirectories", "[{\"id\":\"a\",\"pathPrefix\":\"/a\",\"createNew\":true}]", "properties.outputDirectories[0].createNew")]
    public void Member_OfOlderFilesOrAnswers_IsDroppedWithAWarning(string path, string value, string? place = null)
    {
        var result = JobText.ReadWith($"{path}={value}");
        Assert.Equal([$"Warning MemberDropped $.{place ?? path}"], result.Faults.Brief());
        Assert.NotNull(result.Job);
    }

    [Theory]
    [InlineData("cntkSettings", "process_count", "8")]
    [InlineData("chainerSettings", "masterCommandLineArgs", "\"-v\"")]
    public void Member_ThatNoVersionKnew_IsDroppedWithAWarning(string block, string name, string value)
    {
        var text = $$$"""{"properties":{"nodeCount":1,"{{{block}}}":{"pythonScriptFilePath":"/a.py","{{{name}}}":{{{value}}}},"stdOutErrPathPrefix":"/logs"}}""";
        var result = JobText.Read(text);
        Assert.Equal([$"Warning MemberDropped $.properties.{block}.{name}"], result.Faults.Brief());
        Assert.NotNull(result.Job);
    }

    [Fact]
    public void Member_CredentialsInfoOfAShare_IsDroppedWithAWarning()
    {
        var result = JobText.ReadWith("""properties.mountVolumes={"azureFileShares":[{"azureFileUrl":"https://a.file.core.windows.net/s","relativeMountPath":"s","credentialsInfo":{"accountKey":"k"}}]}""");
        Assert.Equal(["Warning MemberDropped $.properties.mountVolumes.azureFileShares[0].credentialsInfo"], result.Faults.Brief());
    }

    [Theory]
    [InlineData("properties.nodecount", "nodeCount")]
    [InlineData("properties.NodeCount", "nodeCount")]
    [InlineData("properties.node_count", "nodeCount")]
    [InlineData("properties.nodeCuont", "nodeCount")]
    [InlineData("properties.stdOutErrPathPrefx", "stdOutErrPathPrefix")]
    [InlineData("properties.customToolkitSettings.comandLine", "commandLine")]
    [InlineData("properties.horovodSetting", "horovodSettings")]
    [InlineData("Properties", "properties")]
    [InlineData("nodeCount", "properties.nodeCount")]
    public void Member_SpelledWrong_IsAnErrorWithTheRightSpelling(string path, string suggestion)
    {
        var fault = Assert.Single(JobText.ReadWith(path + "=1").Faults);
        Assert.Equal(("Error", FaultCodes.UnknownMember, "$." + path, suggestion), (fault.Severity, fault.Code, fault.Path, fault.Suggestion));
    }

    [Theory]
    [InlineData("properties=null", "$.properties")]
    [InlineData("properties.nodeCount=null", "$.properties.nodeCount")]
    [InlineData("properties.stdOutErrPathPrefix=null", "$.properties.stdOutErrPathPrefix")]
    [InlineData("properties.customToolkitSettings={}", "$.properties.customToolkitSettings.commandLine")]
    [InlineData("properties.jobPreparation={}", "$.properties.jobPreparation.commandLine")]
    [InlineData("properties.containerSettings={}", "$.properties.containerSettings.imageSourceRegistry")]
    [InlineData("properties.environmentVariables=[{\"name\":\"A\"}]", "$.properties.environmentVariables[0].value")]
    [InlineData("properties.cluster={}", "$.properties.cluster.id")]
    [InlineData("properties.mountVolumes={\"azureBlobFileSystems\":[{\"containerName\":\"c\",\"relativeMountPath\":\"c\"}]}", "$.properties.mountVolumes.azureBlobFileSystems[0].accountName")]
    public void Member_ThatIsRequired_IsMissed(string change, string path) =>
        Assert.Equal([$"Error MissingMember {path}"], JobText.ReadWith(change).Faults.Brief());

    [Theory]
    [InlineData("properties.nodeCount=\"2\"", "a whole number")]
    [InlineData("properties.nodeCount=2.5", "a whole number")]
    [InlineData("properties.nodeCount=1e400", "a whole number")]
    [InlineData("properties.nodeCount=99999999999999999999", "a whole number")]
    [InlineData("properties.nodeCount=true", "a whole number")]
    [InlineData("properties.stdOutErrPathPrefix={}", "a text")]
    [InlineData("properties.environmentVariables={}", "an array")]
    [InlineData("properties.environmentVariables=[null]", "an object")]
    [InlineData("properties.constraints=7", "an object")]
    [InlineData("properties.constraints.maxWallClockTime=7", "a duration in ISO 8601 such as P7D or PT1H")]
    [InlineData("properties.constraints.maxWallClockTime=a week", "a duration in ISO 8601 such as P7D or PT1H")]
    public void Value_OfAnotherType_IsAnErrorThatSaysWhatBelongsThere(string change, string expected)
    {
        var fault = Assert.Single(JobText.ReadWith(change).Faults);
        Assert.Equal((FaultCodes.WrongType, expected), (fault.Code, fault.Expected));
    }

    [Theory]
    [InlineData("\"nodeCount\": \"2\"", "Found a text where a whole number belongs; take its quotes off.")]
    [InlineData("\"stdOutErrPathPrefix\": 2", "Found a number where a text belongs; put it in double quotes.")]
    [InlineData("\"jobPreparation\": []", "Found an array where an object belongs.")]
    public void Value_OfAnotherType_IsToldHowToMend(string member, string message)
    {
        var faults = JobText.Read("{\"properties\":{" + member + "}}").Faults;
        Assert.Equal(message, Assert.Single(faults, fault => fault.Code == FaultCodes.WrongType).Message);
    }

    [Fact]
    public void Member_SpelledWrong_IsNotMissingToo()
    {
        var faults = JobText.Read("""{"properties":{"nodecount":1,"customToolkitSettings":{"comandLine":"x"},"stdOutErrPathPrefix":"/l"}}""").Faults;
        Assert.DoesNotContain(faults, fault => fault.Path == "$.properties.nodeCount");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("\"x\"")]
    [InlineData("null")]
    public void Root_ThatIsNoObject_IsAnError(string text) => Assert.Equal(["Error WrongType $"], JobText.Read(text).Faults.Brief());

    [Theory]
    [InlineData("properties.schedulingPriority=hihg", "high")]
    [InlineData("properties.schedulingPriority=urgent", null)]
    public void Value_OutsideItsChoices_IsAnErrorWithTheNearest(string change, string? suggestion)
    {
        var fault = Assert.Single(JobText.ReadWith(change).Faults);
        Assert.Equal((FaultCodes.InvalidValue, "low, normal or high", suggestion), (fault.Code, fault.Expected, fault.Suggestion));
    }

    [Fact]
    public void Faults_OfAFile_AreAllListedInItsOrder()
    {
        var result = JobText.Read("""
            {
              "properties": {
                "nodecount": 1,
                "schedulingPriority": "urgent",
                "jobPreparation": { "commandLine": " " },
                "stdOutErrPathPrefix": "logs"
              }
            }
            """);
        string[] expected =
        [
            "2:17 ToolkitCount", "3:5 UnknownMember", "4:27 InvalidValue", "5:40 EmptyValue", "6:28 InvalidPath",
        ];
        Assert.Equal(expected, result.Faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Code}"));
        Assert.Null(result.Job);
        Assert.False(result.IsValid);
    }

    [Fact]
    public void Faults_InVeryGreatNumber_AreCounted()
    {
        var result = JobText.Read("{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"member{i}\":1")) + "}");
        Assert.InRange(result.Faults.Count, 100, 103);
        Assert.Contains(result.Faults, fault => fault.Code == FaultCodes.MoreFaults && fault.Message.Contains("4900", StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_OnASecret_DoNotTellIt()
    {
        const string Key = "s3cr3t";
        var result = JobText.ReadWith(
            $$$$"""properties.secrets=[{"name":"A","value":"{{{{Key}}}}","valueSecretReference":{}},{"name":"B","value":["{{{{Key}}}}"]}]""",
            $$$$"""properties.mountVolumes.azureFileShares=[{"azureFileUrl":"https://a.file.core.windows.net/?sig={{{{Key}}}}","relativeMountPath":"x","credentials":{"accountKey":{"{{{{Key}}}}x":1}}}]""",
            $"secrets[0.value={Key}");
        Assert.NotEmpty(result.Faults);
        Assert.DoesNotContain(Key, JsonSerializer.Serialize(result.Faults), StringComparison.Ordinal);
    }
}
