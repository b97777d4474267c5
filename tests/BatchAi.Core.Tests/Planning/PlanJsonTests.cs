using System.Text.Json;
using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;

namespace BatchAi.Core.Tests.Planning;

public class PlanJsonTests
{
    [Fact]
    public void Allocation_RoundTrips()
    {
        var allocation = Sample.Allocation(Sample.Plan(Sample.Custom(nodeCount: 2)), gpusPerNode: 2);
        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(allocation, PlanJson.Default.Allocation), PlanJson.Default.Allocation)!;
        Assert.Equivalent(allocation, read, strict: true);
    }

    [Fact]
    public void JobSecrets_RoundTrip()
    {
        var secrets = new JobSecrets
        {
            Environment = { ["A"] = "{a}\n\u0001" },
            SetupEnvironment = { ["A"] = "b" },
            RegistryPassword = "pass",
        };
        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(secrets, PlanJson.Default.JobSecrets), PlanJson.Default.JobSecrets)!;
        Assert.Equivalent(secrets, read, strict: true);
    }

    [Theory]
    [InlineData(AttemptOutcome.Succeeded, "\"Succeeded\"")]
    [InlineData(AttemptOutcome.TimeLimit, "\"TimeLimit\"")]
    public void AttemptResult_RoundTripsWithOutcomeInWords(AttemptOutcome outcome, string word)
    {
        var result = new AttemptResult
        {
            Outcome = outcome,
            ExitCode = 0,
            Step = PlanStepNames.Command,
            NodeId = "node-0",
            StartTime = new DateTimeOffset(2018, 6, 6, 21, 19, 18, TimeSpan.Zero),
        };
        var json = JsonSerializer.Serialize(result, PlanJson.Default.AttemptResult);
        Assert.Contains("\"outcome\":" + word, json, StringComparison.Ordinal);
        Assert.Equivalent(result, JsonSerializer.Deserialize(json, PlanJson.Default.AttemptResult), strict: true);
    }

    [Fact]
    public void JobPlan_WithSecrets_HoldsNoValue()
    {
        var job = Sample.Custom();
        job.Secrets = [Sample.Secret("TOKEN", "hush")];
        Assert.DoesNotContain("hush", JsonSerializer.Serialize(Sample.Plan(job), PlanJson.Default.JobPlan), StringComparison.Ordinal);
    }
}
