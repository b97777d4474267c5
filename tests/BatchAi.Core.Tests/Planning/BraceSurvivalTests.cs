using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class BraceSurvivalTests
{
    private const int Rounds = 500;

    private static readonly string[] Parts =
        ["{", "}", "{{", "}}", "{gpu.count}", "${HOME", "{secret.TOKEN}", "{python}", "$", "$1", "\\", "\"", "'", " ", "\n", "x", "ü", "{base.PATH}"];

    [Fact]
    public void CommandLine_RandomText_IsRunAsWritten()
    {
        var random = new Random(1);
        for (var i = 0; i < Rounds; i++)
        {
            var text = RandomText(random) + "${HOME}";
            Assert.Equal(text, Sample.Bind(Sample.Custom(text)).CommandLine);
        }
    }

    [Fact]
    public void PreparationAndArguments_RandomText_AreRunAsWritten()
    {
        var random = new Random(2);
        for (var i = 0; i < Rounds; i++)
        {
            var text = "x" + RandomText(random);
            var job = Sample.Cntk(new CntkSettings { PythonScriptFilePath = "a.py", CommandLineArgs = text });
            job.JobPreparation = new JobPreparation { CommandLine = text };
            Assert.Equal("python3 a.py " + text, Sample.Bind(job).CommandLine);
            Assert.Equal(text, Sample.Bind(job, PlanStepNames.Preparation).CommandLine);
        }
    }

    [Fact]
    public void EnvironmentValue_RandomTextWithoutReferences_IsSetAsWritten()
    {
        var random = new Random(3);
        for (var i = 0; i < Rounds; i++)
        {
            var text = RandomText(random);
            if (VariableReferences.NamesIn(text).Any()) continue;
            var job = Sample.Custom();
            job.EnvironmentVariables = [Sample.Variable("TEXT", text)];
            Assert.Equal(text, Sample.Bind(job).Environment["TEXT"]);
        }
    }

    [Fact]
    public void SecretValue_RandomText_IsSetAsWritten()
    {
        var random = new Random(4);
        for (var i = 0; i < Rounds; i++)
        {
            var text = RandomText(random);
            var job = Sample.Custom();
            job.Secrets = [Sample.Secret("TOKEN", text)];
            job.EnvironmentVariables = [Sample.Variable("COPY", "<$TOKEN>")];
            var environment = Sample.Bind(job).Environment;
            Assert.Equal(text, environment["TOKEN"]);
            Assert.Equal($"<{text}>", environment["COPY"]);
        }
    }

    [Fact]
    public void PathSuffix_WithBraces_IsTheSameOnNodeAndMount()
    {
        var job = Sample.Custom();
        job.OutputDirectories = [new OutputDirectory { Id = "OUT", PathPrefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/logs", PathSuffix = "{node.id}/}{" }];
        var plan = Sample.Plan(job);
        var bound = PlanBinding.BindNode(plan, Sample.Allocation(plan), 0);
        Assert.Equal($"{Sample.Segment}/outputs/{{node.id}}/}}{{", plan.Outputs[1].PathOnMount);
        Assert.EndsWith("/outputs/{node.id}/}{", bound.Directories[bound.Directories.Count - 1], StringComparison.Ordinal);
    }

    private static string RandomText(Random random) => string.Concat(random.GetItems(Parts, random.Next(1, 8)));
}
