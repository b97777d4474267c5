using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Tests.JobFiles;

public sealed class JobRulesTests
{
    private const string Share = "https://a.file.core.windows.net/s";

    public static TheoryData<string, string> Wrong() => new()
    {
        { "properties.nodeCount=0", "Error OutOfRange $.properties.nodeCount" },
        { "properties.nodeCount=-2147483648", "Error OutOfRange $.properties.nodeCount" },
        { "properties.customToolkitSettings=null", "Error ToolkitCount $.properties" },
        { "properties.horovodSettings={\"pythonScriptFilePath\":\"a\"}", "Error ToolkitCount $.properties.horovodSettings" },
        { "properties.customToolkitSettings.commandLine=  ", "Error EmptyValue $.properties.customToolkitSettings.commandLine" },
        { "properties.containerSettings={\"imageSourceRegistry\":{\"image\":\" \"}}", "Error EmptyValue $.properties.containerSettings.imageSourceRegistry.image" },
        { "properties.constraints.maxWallClockTime=PT0S", "Error OutOfRange $.properties.constraints.maxWallClockTime" },
        { "properties.constraints.maxWallClockTime=-P1D", "Error OutOfRange $.properties.constraints.maxWallClockTime" },
        { "properties.secrets=[{\"name\":\"A\"}]", "Error ExactlyOne $.properties.secrets[0]" },
        { "properties.environmentVariables=[{\"name\":\"A=B\",\"value\":\"\"}]", "Error InvalidName $.properties.environmentVariables[0].name" },
        { "properties.environmentVariables=[{\"name\":\"1A\",\"value\":\"\"}]", "Error InvalidName $.properties.environmentVariables[0].name" },
        { "properties.environmentVariables=[{\"name\":\"Ä\",\"value\":\"\"}]", "Error InvalidName $.properties.environmentVariables[0].name" },
        { "properties.environmentVariables=[{\"name\":\"A\",\"value\":\"a\\u0000b\"}]", "Error InvalidText $.properties.environmentVariables[0].value" },
        { "properties.environmentVariables=[{\"name\":\"A\",\"value\":\"\"},{\"name\":\"A\",\"value\":\"\"}]", "Error DuplicateName $.properties.environmentVariables[1].name" },
        { "properties.environmentVariables=[{\"name\":\"AZ_BATCHAI_JOB_TEMP\",\"value\":\"\"}]", "Warning ReservedName $.properties.environmentVariables[0].name" },
        { "properties.inputDirectories=[{\"id\":\"A B\",\"path\":\"/a\"}]", "Error InvalidName $.properties.inputDirectories[0].id" },
        { "properties.inputDirectories=[{\"id\":\"\",\"path\":\"/a\"}]", "Error EmptyValue $.properties.inputDirectories[0].id" },
        { "properties.inputDirectories=[{\"id\":\"A\",\"path\":\"a\"}]", "Error InvalidPath $.properties.inputDirectories[0].path" },
        { "properties.inputDirectories=[{\"id\":\"A\",\"path\":\"/a\"},{\"id\":\"A\",\"path\":\"/b\"}]", "Error DuplicateName $.properties.inputDirectories[1].id" },
        { "properties.outputDirectories=[{\"id\":\"StdOutErr\",\"pathPrefix\":\"/a\"}]", "Error InvalidName $.properties.outputDirectories[0].id" },
        { "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"a\"}]", "Error InvalidPath $.properties.outputDirectories[0].pathPrefix" },
        { "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"/a/../b\"}]", "Error InvalidPath $.properties.outputDirectories[0].pathPrefix" },
        { "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"/a\",\"pathSuffix\":\"/b\"}]", "Error InvalidPath $.properties.outputDirectories[0].pathSuffix" },
        { "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"/a\",\"pathSuffix\":\"b/..\"}]", "Error InvalidPath $.properties.outputDirectories[0].pathSuffix" },
        { "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"/a\",\"pathSuffix\":\"b\\\\..\\\\c\"}]", "Error InvalidPath $.properties.outputDirectories[0].pathSuffix" },
        { "properties.stdOutErrPathPrefix=$AZ_BATCHAI_MOUNT_ROOT/../x", "Error InvalidPath $.properties.stdOutErrPathPrefix" },
        { "properties.stdOutErrPathPrefix=$AZ_BATCHAI_JOB_MOUNT_ROOT/x", "Warning UnmountedPath $.properties.stdOutErrPathPrefix" },
        { "properties.stdOutErrPathPrefix=${AZ_BATCHAI_JOB_MOUNT_ROOT}", "Warning UnmountedPath $.properties.stdOutErrPathPrefix" },
        { "properties.customToolkitSettings.commandLine=ls ${AZ_BATCHAI_JOB_MOUNT_ROOT}/scrpts/*.py", "Warning UnmountedPath $.properties.customToolkitSettings.commandLine" },
        { "properties.customToolkitSettings.commandLine=ls $AZ_BATCHAI_INPUT_DATA", "Warning UndeclaredDirectory $.properties.customToolkitSettings.commandLine" },
        { "properties.customToolkitSettings.commandLine=ls ${AZ_BATCHAI_OUTPUT_X}/y $AZ_BATCHAI_OUTPUT_X", "Warning UndeclaredDirectory $.properties.customToolkitSettings.commandLine" },
    };

    public static TheoryData<string> Right() =>
    [
        "properties.nodeCount=2147483647",
        "properties.cluster.id=/subscriptions/s/clusters/c",
        "properties.schedulingPriority=NORMAL",
        "properties.containerSettings={\"imageSourceRegistry\":{\"image\":\"i\",\"credentials\":{\"username\":\"u\",\"password\":\"p\"}}}",
        "properties.environmentVariables=[{\"name\":\"_a1\",\"value\":\" $HOME \"}]",
        "properties.inputDirectories=[{\"id\":\"my-data_1\",\"path\":\"${X}/a/../b\"}]",
        "properties.outputDirectories=[{\"id\":\"A\",\"pathPrefix\":\"/a/..b/\",\"pathSuffix\":\"b/c\"},{\"id\":\"a\",\"pathPrefix\":\"$X\",\"pathSuffix\":\"\"}]",
        "properties.stdOutErrPathPrefix=$AZ_BATCHAI_MOUNT_ROOT/unknown",
        "properties.customToolkitSettings.commandLine=ls $AZ_BATCHAI_JOB_MOUNT_ROOT $AZ_BATCHAI_JOB_MOUNT_ROOT/* $AZ_BATCHAI_JOB_MOUNT_ROOT/$X/a",
        "properties.customToolkitSettings.commandLine=echo AZ_BATCHAI_INPUT_X $AZ_BATCHAI_PREV_OUTPUT_X",
        "properties.constraints.maxWallClockTime=7.00:00:00",
        "properties.mountVolumes={\"azureFileShares\":[],\"fileServers\":null}",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Rule_OnAJobThatBreaksIt_NamesThePlace(string change, string fault)
    {
        var faults = JobText.ReadWith(change).Faults;
        Assert.Equal([fault], faults.Brief());
        Assert.All(faults, AssertWellWorded);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Rule_OnAJobThatObeysIt_IsSilent(string change)
    {
        var result = JobText.ReadWith(change);
        Assert.Empty(result.Faults);
        Assert.NotNull(result.Job);
    }

    [Theory]
    [InlineData("cntkSettings={}", "ExactlyOne $.properties.cntkSettings")]
    [InlineData("cntkSettings={\"configFilePath\":\"c\",\"pythonScriptFilePath\":\"s\"}", "ExactlyOne $.properties.cntkSettings")]
    [InlineData("cntkSettings={\"configFilePath\":\"c\",\"languageType\":\"python\"}", "Contradiction $.properties.cntkSettings.languageType")]
    [InlineData("cntkSettings={\"pythonScriptFilePath\":\"s\",\"languageType\":\"brainscript\"}", "Contradiction $.properties.cntkSettings.languageType")]
    [InlineData("cntkSettings={\"pythonScriptFilePath\":\"s\",\"languageType\":\"Ruby\"}", "InvalidValue $.properties.cntkSettings.languageType")]
    [InlineData("cntkSettings={\"pythonScriptFilePath\":\"s\",\"languageType\":\"PYTHON\",\"processCount\":8}", null)]
    [InlineData("caffeSettings={\"configFilePath\":\" \"}", "ExactlyOne $.properties.caffeSettings")]
    [InlineData("caffeSettings={\"configFilePath\":\"solver\"}", null)]
    [InlineData("pyTorchSettings={\"pythonScriptFilePath\":\"s\",\"communicationBackend\":\"gloo\"}", null)]
    [InlineData("pyTorchSettings={\"pythonScriptFilePath\":\"s\",\"communicationBackend\":\"nccl\"}", "InvalidValue $.properties.pyTorchSettings.communicationBackend")]
    [InlineData("horovodSettings={\"pythonScriptFilePath\":\"s\",\"processCount\":0}", "OutOfRange $.properties.horovodSettings.processCount")]
    [InlineData("customMpiSettings={\"commandLine\":\"\"}", "EmptyValue $.properties.customMpiSettings.commandLine")]
    [InlineData("tensorFlowSettings={\"pythonScriptFilePath\":\"s\",\"workerCount\":0}", "OutOfRange $.properties.tensorFlowSettings.workerCount")]
    [InlineData("tensorFlowSettings={\"pythonScriptFilePath\":\"s\",\"parameterServerCount\":3}", "OutOfRange $.properties.tensorFlowSettings.parameterServerCount")]
    [InlineData("tensorFlowSettings={\"pythonScriptFilePath\":\"s\",\"parameterServerCount\":2,\"workerCount\":8}", null)]
    [InlineData("caffe2Settings={}", "MissingMember $.properties.caffe2Settings.pythonScriptFilePath")]
    public void Toolkit_OfAJob_IsJudged(string toolkit, string? fault)
    {
        string[] expected = fault is null ? [] : ["Error " + fault];
        Assert.Equal(expected, JobText.ReadWith("properties.customToolkitSettings=null", "properties." + toolkit).Faults.Brief());
    }

    [Theory]
    [InlineData("logs", null)]
    [InlineData("a/b.c/-d", null)]
    [InlineData("..a", null)]
    [InlineData("", "EmptyValue")]
    [InlineData("/logs", "InvalidPath")]
    [InlineData("logs/", "InvalidPath")]
    [InlineData("a//b", "InvalidPath")]
    [InlineData("a/../b", "InvalidPath")]
    [InlineData("..", "InvalidPath")]
    [InlineData(".", "InvalidPath")]
    [InlineData("a\\\\b", "InvalidPath")]
    [InlineData("a\\nb", "InvalidPath")]
    [InlineData("other", "DuplicateName")]
    [InlineData("other/sub", "NestedMount")]
    [InlineData("Other", null)]
    [InlineData("otherwise", null)]
    public void MountPath_OfAJob_IsJudged(string path, string? code)
    {
        var mounts = $$"""{"unmanagedFileSystems":[{"mountCommand":"mount x","relativeMountPath":"{{path}}"}],"azureFileShares":[{"azureFileUrl":"{{Share}}","relativeMountPath":"other"}]}""";
        var faults = JobText.ReadWith("properties.mountVolumes=" + mounts).Faults;
        string[] expected = code is null ? [] : [$"Error {code} $.properties.mountVolumes.unmanagedFileSystems[0].relativeMountPath"];
        Assert.Equal(expected, faults.Brief());
    }

    [Theory]
    [InlineData("https://a.file.core.windows.net/s", true)]
    [InlineData("http://a.file.core.windows.net/s/sub", true)]
    [InlineData("https://<AZURE_BATCHAI_STORAGE_ACCOUNT>.file.core.windows.net/s", true)]
    [InlineData("https://127.0.0.1:10012/a/s", true)]
    [InlineData("https://a.file.core.windows.net/", false)]
    [InlineData("https://127.0.0.1:10012/a", false)]
    [InlineData("//a.file.core.windows.net/s", false)]
    [InlineData("ftp://a.file.core.windows.net/s", false)]
    [InlineData("https://a.file.core.windows.net/s?sig=x", false)]
    [InlineData("https://u:p@a.file.core.windows.net/s", false)]
    [InlineData("logs", false)]
    public void ShareUrl_OfAJob_IsJudged(string url, bool isValid)
    {
        var faults = JobText.ReadWith($$"""properties.mountVolumes.azureFileShares=[{"azureFileUrl":"{{url}}","relativeMountPath":"s"}]""").Faults;
        string[] expected = isValid ? [] : ["Error InvalidUrl $.properties.mountVolumes.azureFileShares[0].azureFileUrl"];
        Assert.Equal(expected, faults.Brief());
    }

    [Theory]
    [InlineData("{}", null)]
    [InlineData("{\"accountKey\":\"k\"}", null)]
    [InlineData("{\"accountKey\":\"k\",\"accountKeySecretReference\":{\"sourceVault\":{\"id\":\"/v\"},\"secretUrl\":\"https://v/s\"}}", "ExactlyOne")]
    public void Credentials_OfAShare_MayBeOpenButNotDouble(string credentials, string? code)
    {
        var faults = JobText.ReadWith($$"""properties.mountVolumes.azureFileShares=[{"azureFileUrl":"{{Share}}","relativeMountPath":"s","credentials":{{credentials}}}]""").Faults;
        string[] expected = code is null ? [] : [$"Error {code} $.properties.mountVolumes.azureFileShares[0].credentials"];
        Assert.Equal(expected, faults.Brief());
    }

    [Theory]
    [InlineData("64m", true)]
    [InlineData("16GB", true)]
    [InlineData("1.5 g", true)]
    [InlineData("1048576", true)]
    [InlineData("0", false)]
    [InlineData("gb", false)]
    [InlineData("16xb", false)]
    [InlineData("-1g", false)]
    [InlineData("1..2g", false)]
    [InlineData("", false)]
    public void SharedMemory_OfAContainer_IsJudged(string size, bool isValid)
    {
        var faults = JobText.ReadWith($$$"""properties.containerSettings={"imageSourceRegistry":{"image":"i"},"shmSize":"{{{size}}}"}""").Faults;
        string[] expected = isValid ? [] : ["Error InvalidValue $.properties.containerSettings.shmSize"];
        Assert.Equal(expected, faults.Brief());
    }

    [Fact]
    public void References_ToDeclaredDirectories_AreSilent()
    {
        var result = JobText.ReadWith(
            "properties.inputDirectories=[{\"id\":\"DATA\",\"path\":\"/d\"},{\"id\":\"my-set\",\"path\":\"/m\"}]",
            "properties.customToolkitSettings.commandLine=ls $AZ_BATCHAI_INPUT_DATA/x $AZ_BATCHAI_INPUT_my-set");
        Assert.Empty(result.Faults);
    }

    private static void AssertWellWorded(JobConfigFault fault)
    {
        Assert.EndsWith(".", fault.Message, StringComparison.Ordinal);
        Assert.True(char.IsUpper(fault.Message[0]) || fault.Message[0] is '\'');
        Assert.Contains(fault.Code, FaultCodes.All);
    }
}
