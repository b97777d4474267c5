using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class JobPlannerTests
{
    public static TheoryData<string, JobBaseProperties> OtherToolkits() => new()
    {
        { "pytorch", new JobBaseProperties { PyTorchSettings = new() } },
        { "tensorflow", new JobBaseProperties { TensorFlowSettings = new() } },
        { "caffe", new JobBaseProperties { CaffeSettings = new() } },
        { "caffe2", new JobBaseProperties { Caffe2Settings = new() } },
        { "chainer", new JobBaseProperties { ChainerSettings = new() } },
        { "custommpi", new JobBaseProperties { CustomMpiSettings = new() } },
        { "horovod", new JobBaseProperties { HorovodSettings = new() } },
    };

    [Theory]
    [MemberData(nameof(OtherToolkits))]
    public void Plan_ToolkitWithoutScript_NamesWhatIsMissing(string toolType, JobBaseProperties job)
    {
        Assert.Equal(toolType, JobToolkit.ToolTypeOf(job));
        job.StdOutErrPathPrefix = "/logs";
        AssertFault("MissingMember", job, toolType == "custommpi" ? "customMpiSettings.commandLine" : "Settings.pythonScriptFilePath");
    }

    [Fact]
    public void Plan_CountThatCannotBe_NamesIt()
    {
        AssertFault("OutOfRange", Sample.Cntk(new CntkSettings { PythonScriptFilePath = "a.py", ProcessCount = 0 }), "processCount");
        var job = Sample.Custom(nodeCount: 2);
        job.CustomToolkitSettings = null;
        job.TensorFlowSettings = new TensorFlowSettings { PythonScriptFilePath = "a.py", ParameterServerCount = 3 };
        AssertFault("OutOfRange", job, "parameterServerCount");
    }

    [Fact]
    public void Plan_CntkWithOneProcessOnTwoNodes_RunsOnTheMaster()
    {
        var plan = Sample.Plan(Sample.Cntk(new CntkSettings { PythonScriptFilePath = "a.py", ProcessCount = 1 }, nodeCount: 2));
        Assert.Equal(0, Assert.Single(Assert.Single(plan.Steps).Tasks).Node);
        Assert.Equal("{node[0].address} slots=1\n{node[1].address} slots=1\n", plan.Files[0].Content);
    }

    [Fact]
    public void Plan_NoOrSeveralToolkits_Throws()
    {
        AssertFault("ToolkitMissing", new JobBaseProperties { NodeCount = 1 });
        var both = Sample.Custom();
        both.CntkSettings = new CntkSettings();
        AssertFault("ToolkitAmbiguous", both);
    }

    [Fact]
    public void Plan_MissingMember_NamesIt()
    {
        AssertFault("MissingMember", Sample.Custom(""), "customToolkitSettings.commandLine");
        AssertFault("MissingMember", Sample.Cntk(new CntkSettings()), "cntkSettings.pythonScriptFilePath");
        AssertFault("MissingMember", Sample.Cntk(new CntkSettings { LanguageType = "brainscript" }), "cntkSettings.configFilePath");
        AssertFault("MissingMember", With(job => job.StdOutErrPathPrefix = null), "stdOutErrPathPrefix");
        AssertFault("MissingMember", With(job => job.JobPreparation = new JobPreparation()), "jobPreparation.commandLine");
        AssertFault("MissingMember", With(job => job.ContainerSettings = new ContainerSettings()), "image");
        AssertFault("MissingMember", With(job => job.InputDirectories = [new InputDirectory { Path = "/a" }]), "inputDirectories.id");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Plan_NoNodes_Throws(int nodeCount) => AssertFault("InvalidNodeCount", Sample.Custom(nodeCount: nodeCount));

    [Fact]
    public void Plan_IdsTwice_Throws()
    {
        AssertFault("DuplicateDirectoryId", With(job => job.OutputDirectories = [Output("A", "/a"), Output("A", "/b")]));
        AssertFault("DuplicateDirectoryId", With(job => job.OutputDirectories = [Output("stdouterr", "/a")]));
        AssertFault("DuplicateDirectoryId", With(job => job.InputDirectories = [Input("A", "/a"), Input("A", "/b")]));
    }

    [Theory]
    [InlineData("python", null, "{python} a.py -x")]
    [InlineData(null, null, "{python} a.py -x")]
    [InlineData(null, "/opt/py/bin/python", "/opt/py/bin/python a.py -x")]
    [InlineData(null, "python3 -u", "python3 -u a.py -x")]
    [InlineData(null, "$ENV/bin/python", "\"$ENV/bin/python\" a.py -x")]
    public void Plan_CntkPython_StartsTheInterpreter(string? language, string? interpreter, string expected)
    {
        var settings = new CntkSettings
        {
            LanguageType = language,
            PythonScriptFilePath = "a.py",
            PythonInterpreterPath = interpreter,
            CommandLineArgs = "-x",
        };
        Assert.Equal(expected, Assert.Single(Sample.Plan(Sample.Cntk(settings)).Steps[0].Tasks).CommandLine);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("BrainScript")]
    [InlineData("brainscript")]
    public void Plan_CntkBrainScript_StartsCntk(string? language)
    {
        var settings = new CntkSettings { LanguageType = language, ConfigFilePath = "net.cntk", CommandLineArgs = " " };
        Assert.Equal("cntk configFile=net.cntk", Sample.Plan(Sample.Cntk(settings)).Steps[0].Tasks[0].CommandLine);
    }

    [Fact]
    public void Plan_CustomOnThreeNodes_PreparesEachAndRunsOnce()
    {
        var job = Sample.Custom("run", nodeCount: 3);
        job.JobPreparation = new JobPreparation { CommandLine = "prepare" };
        var plan = Sample.Plan(job);
        Assert.Equal([PlanStepNames.Preparation, PlanStepNames.Command], plan.Steps.Select(step => step.Name));
        Assert.Equal([0, 1, 2], plan.Steps[0].Tasks.Select(task => task.Node));
        Assert.Equal(0, Assert.Single(plan.Steps[1].Tasks).Node);
    }

    [Fact]
    public void Plan_WithoutConstraints_LastsAWeek() =>
        Assert.Equal(TimeSpan.FromDays(7), Sample.Plan(Sample.Custom()).MaxWallClockTime);

    [Fact]
    public void Plan_SecretsWithoutValues_WarnsByName()
    {
        var job = Sample.Custom();
        job.Secrets =
        [
            Sample.Secret("GIVEN", "hidden"),
            Sample.Secret("ABSENT", null),
            new EnvironmentVariableWithSecretValue { Name = "VAULT", ValueSecretReference = new KeyVaultSecretReference { SecretUrl = "https://v/secrets/x" } },
        ];
        job.ContainerSettings = new ContainerSettings
        {
            ImageSourceRegistry = new ImageSourceRegistry
            {
                Image = "i",
                Credentials = new PrivateRegistryCredentials { Username = "u", PasswordSecretReference = new KeyVaultSecretReference() },
            },
        };
        Assert.Collection(
            Sample.Plan(job).Warnings,
            warning => Assert.Contains("'ABSENT'", warning, StringComparison.Ordinal),
            warning => Assert.Contains("'VAULT' is a key vault reference", warning, StringComparison.Ordinal),
            warning => Assert.Contains("registry's password", warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Plan_OutputsOfOnePrefix_ShareADirectory()
    {
        var plan = Sample.Plan(With(job => job.OutputDirectories = [Output("A", "/a/"), Output("B", "/a")]));
        Assert.Equal(plan.Outputs[1].Path, plan.Outputs[2].Path);
        Assert.Equal(plan.Directories.Distinct(), plan.Directories);
        Assert.Null(plan.Outputs[1].MountPath);
        Assert.Equal($"/a/{Sample.Segment}/outputs", plan.Outputs[1].Path);
    }

    [Fact]
    public void Plan_OutputThatDiffersByNode_CannotBeListed()
    {
        var plan = Sample.Plan(With(job => job.OutputDirectories = [Output("A", "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs/$AZ_BATCHAI_NODE_IP")]));
        Assert.Equal(plan.Mounts[0].Path, plan.Outputs[1].MountPath);
        Assert.Null(plan.Outputs[1].PathOnMount);
        Assert.Contains("another path on each node", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    private static OutputDirectory Output(string id, string prefix) => new() { Id = id, PathPrefix = prefix };

    private static InputDirectory Input(string id, string path) => new() { Id = id, Path = path };

    private static JobBaseProperties With(Action<JobBaseProperties> change)
    {
        var job = Sample.Custom();
        change(job);
        return job;
    }

    private static void AssertFault(string code, JobBaseProperties job, string message = "")
    {
        var error = Assert.Throws<BatchAiException>(() => Sample.Plan(job));
        Assert.Equal(code, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
