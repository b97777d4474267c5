using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class VariableTests
{
    private const string JobRoot = "{node.root}/jobs/" + Sample.JobId;

    [Theory]
    [InlineData("/abs/$AZ_BATCHAI_INPUT_NONE", "UndefinedVariable")]
    [InlineData("$AZ_BATCHAI_INPUT_NONE", "UndefinedVariable")]
    [InlineData("$HOME/x", "UndefinedVariable")]
    [InlineData("${BELOW_HOME}/x", "UndefinedVariable")]
    [InlineData("/x/$TOKEN", "SecretInPath")]
    [InlineData("/x/$WITH_TOKEN", "SecretInPath")]
    [InlineData("relative/path", "InvalidPath")]
    [InlineData("{node.root}/x", "InvalidPath")]
    [InlineData("$AZ_BATCHAI_NUM_GPUS/x", "InvalidPath")]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT/../../x", "InvalidPath")]
    [InlineData("$AZ_BATCHAI_STDOUTERR_DIR", "CircularVariable")]
    [InlineData("$AZ_BATCHAI_INPUT_AROUND", "CircularVariable")]
    [InlineData("", "MissingMember")]
    public void StdOutErrPathPrefix_ThatCannotBe_Throws(string prefix, string code)
    {
        var job = Job();
        job.StdOutErrPathPrefix = prefix;
        var error = Assert.Throws<BatchAiException>(() => Sample.Plan(job));
        Assert.Equal(code, error.Code);
        Assert.NotNull(error.RecommendedAction);
    }

    [Theory]
    [InlineData("$AZ_BATCHAI_MOUNT_ROOT", "{node.root}/mounts")]
    [InlineData("${AZ_BATCHAI_JOB_MOUNT_ROOT}//a/./b/", JobRoot + "/mounts/a/b")]
    [InlineData("$AZ_BATCHAI_JOB_TEMP/a/../b", JobRoot + "/b")]
    [InlineData("/$5/a$/$", "/$5/a$/$")]
    [InlineData("/..", "/")]
    [InlineData("$ROOTED/x", "/data/x")]
    [InlineData("/a/${HOME:-x}", "/a/${{HOME:-x}}")]
    public void InputDirectory_Path_IsExpandedAndNormalized(string path, string expected)
    {
        var job = Job();
        job.InputDirectories = [new InputDirectory { Id = "A", Path = path }];
        Assert.Equal(expected, Sample.ValueOf(Sample.Plan(job), "AZ_BATCHAI_INPUT_A"));
    }

    [Theory]
    [InlineData("$LATER", "{base.LATER}")]
    [InlineData("$SELF", "{base.SELF}")]
    [InlineData("$ROOTED:$ROOTED", "/data:/data")]
    [InlineData("$AZ_BATCH_JOB_ID", Sample.JobId)]
    [InlineData("$AZ_BATCHAI_TYPO.", ".")]
    [InlineData("$TOKEN", "{secret.TOKEN}")]
    [InlineData("$$ROOTED $(x) $", "$/data $(x) $")]
    public void EnvironmentValue_References_ResolveInOrderOfDefinition(string value, string expected)
    {
        var job = Job();
        job.EnvironmentVariables!.Add(Sample.Variable("SELF", value));
        job.EnvironmentVariables.Add(Sample.Variable("LATER", "late"));
        Assert.Equal(expected, Sample.ValueOf(Sample.Plan(job), "SELF"));
    }

    [Fact]
    public void EnvironmentVariable_DefinedTwice_SeesTheEarlierOne()
    {
        var job = Job();
        job.EnvironmentVariables = [Sample.Variable("P", "/a:$P"), Sample.Variable("P", "/b:$P")];
        Assert.Equal("/b:/a:{base.P}", Sample.ValueOf(Sample.Plan(job), "P"));
        Assert.Equal("/b:/a:", Sample.Bind(job).Environment["P"]);
    }

    [Fact]
    public void EnvironmentVariable_OfTheService_CannotBeTaken()
    {
        var job = Job();
        job.EnvironmentVariables = [Sample.Variable("AZ_BATCHAI_JOB_TEMP", "/mine"), Sample.Variable("AZ_BATCHAI_OWN", "mine")];
        job.Secrets = [Sample.Secret("AZ_BATCH_HOST_LIST", "mine")];
        var plan = Sample.Plan(job);
        Assert.Equal(JobRoot, Sample.ValueOf(plan, "AZ_BATCHAI_JOB_TEMP"));
        Assert.Equal("mine", Sample.ValueOf(plan, "AZ_BATCHAI_OWN"));
        Assert.DoesNotContain(plan.Environment, variable => variable.IsSecret);
        Assert.Equal(2, plan.Warnings.Count(warning => warning.Contains("belongs to Batch AI", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A=B")]
    [InlineData("A\0")]
    public void EnvironmentVariable_WithImpossibleName_Throws(string name)
    {
        var job = Job();
        job.EnvironmentVariables = [Sample.Variable(name, "x")];
        Assert.Equal("InvalidVariableName", Assert.Throws<BatchAiException>(() => Sample.Plan(job)).Code);
    }

    [Fact]
    public void CommandLine_WithUndefinedServiceVariable_WarnsOnce()
    {
        var job = Job();
        job.CustomToolkitSettings!.CommandLine = "$AZ_BATCHAI_INPUT_X ${AZ_BATCHAI_INPUT_X} $AZ_BATCHAI_JOB_TEMP $OTHER {AZ}";
        Assert.Equal(
            "The command line uses '$AZ_BATCHAI_INPUT_X', which nothing defines; it is empty.",
            Assert.Single(Sample.Plan(job).Warnings));
    }

    [Fact]
    public void MasterNode_OfOneNode_IsNotSet()
    {
        Assert.Null(Sample.ValueOf(Sample.Plan(Sample.Custom()), "AZ_BATCH_MASTER_NODE"));
        Assert.Equal("{node[0].address}:6000", Sample.ValueOf(Sample.Plan(Sample.Custom(nodeCount: 2)), "AZ_BATCH_MASTER_NODE"));
    }

    private static JobBaseProperties Job()
    {
        var job = Sample.Custom();
        job.EnvironmentVariables =
        [
            Sample.Variable("ROOTED", "/data"),
            Sample.Variable("BELOW_HOME", "$HOME/data"),
            Sample.Variable("WITH_TOKEN", "a-$TOKEN"),
        ];
        job.InputDirectories = [new InputDirectory { Id = "AROUND", Path = "$AZ_BATCHAI_STDOUTERR_DIR/in" }];
        job.Secrets = [Sample.Secret("TOKEN", "hidden")];
        return job;
    }
}
