using System.Collections;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class InvokeJobCommandTests(LiveService service) : IClassFixture<LiveService>
{
    [Fact]
    public void Invoke_File_ShowsItsLines()
    {
        var result = Invoke("greeting", "echo hello $NAME; echo oops >&2").With("EnvironmentVariable", new Hashtable { ["NAME"] = "you" }).Succeed();

        Assert.Contains(result.Output, line => line!.ToString()!.EndsWith("hello you", StringComparison.Ordinal));
        Assert.Contains(result.Output, line => line!.ToString()!.EndsWith("oops", StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetDirectories(Path.Combine(service.Folder, "batchai-runs"), "*-greeting"));
    }

    [Fact]
    public void Invoke_Set_ChangesTheFile()
    {
        var result = Invoke("changed", "echo one").With("Set", new[] { "properties.customToolkitSettings.commandLine=echo two" }).Succeed();
        Assert.Equal("two", Assert.Single(result.Output)!.ToString());
    }

    [Fact]
    public void Invoke_JobFails_IsAnErrorWhenAskedTo()
    {
        Assert.Contains(Invoke("failing", "exit 4").Succeed().Warnings, warning => warning.Contains("exit code 4", StringComparison.Ordinal));
        Assert.Contains("exit code 4", Invoke("failing", "exit 4").With("FailOnJobFailure").Fail("JobFailed").Exception.Message);
    }

    [Fact]
    public void Invoke_BadFile_TellsEachFault() =>
        Assert.Contains("InvalidOverride,", Invoke("odd", "true").With("Set", new[] { "no path" }).Fail("InvalidOverride").FullyQualifiedErrorId);

    [Fact]
    public void Invoke_WhatIf_DoesNothing()
    {
        Assert.Contains("never.json", Assert.Single(Invoke("never", "true").With("WhatIf").Succeed().WhatIf));
        Assert.Empty(Directory.Exists(Path.Combine(service.Folder, "batchai-runs")) ? Directory.GetDirectories(Path.Combine(service.Folder, "batchai-runs"), "*-never") : []);
    }

    private CmdletRun<InvokeBatchAiJobCommand> Invoke(string name, string commandLine)
    {
        var file = Path.Combine(service.Folder, name + ".json");
        File.WriteAllText(file, $$$"""{ "properties": { "nodeCount": 1, "stdOutErrPathPrefix": "$AZ_BATCHAI_JOB_TEMP", "customToolkitSettings": { "commandLine": "{{{commandLine}}}" } } }""");
        return new CmdletRun<InvokeBatchAiJobCommand>().With("Context", service.Context).With("ConfigFile", file).In(service.Folder);
    }
}
