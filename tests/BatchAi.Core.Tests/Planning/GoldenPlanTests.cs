using System.Text.Encodings.Web;
using System.Text.Json;
using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

/// <summary>
/// Each <c>name.json</c> of the golden folder is a job file; <c>name.cluster.json</c> beside it is its cluster, whose
/// setup then runs in front. Expected are plan, binding and description.
/// </summary>
public class GoldenPlanTests
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static TheoryData<string> JobFiles() => new(Directory
        .EnumerateFiles(RepositoryFolder.Golden, "*.json")
        .Select(path => Path.GetFileNameWithoutExtension(path))
        .Where(name => !name.Contains('.', StringComparison.Ordinal))
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(JobFiles))]
    public void Plan_OfJobFile_IsAsExpected(string name) =>
        GoldenFile.AssertEqual($"{name}.plan.json", JsonSerializer.Serialize(PlanOf(name), PlanJson.Indented.JobPlan));

    [Theory]
    [MemberData(nameof(JobFiles))]
    public void Description_OfJobFile_IsAsExpected(string name) =>
        GoldenFile.AssertEqual($"{name}.txt", string.Join('\n', PlanDescription.Lines(PlanOf(name))));

    [Theory]
    [MemberData(nameof(JobFiles))]
    public void Binding_OfJobFile_IsAsExpected(string name)
    {
        var plan = PlanOf(name);
        var allocation = Sample.Allocation(plan, gpusPerNode: 2);
        var secrets = JobSecretsReader.Read(JobOf(name), ClusterOf(name));
        var bound = new
        {
            Nodes = Enumerable.Range(0, plan.NodeCount).Select(node => PlanBinding.BindNode(plan, allocation, node)),
            Files = Enumerable.Range(0, plan.NodeCount).Select(node => PlanBinding.BindFiles(plan, allocation, node)),
            Tasks = plan.Steps.SelectMany(step => step.Tasks.Select(task =>
                PlanBinding.BindTask(plan, step, task, allocation, Sample.Facts, secrets))),
        };
        GoldenFile.AssertEqual($"{name}.bound.json", JsonSerializer.Serialize(bound, Readable));
    }

    [Theory]
    [MemberData(nameof(JobFiles))]
    public void PlanJson_OfJobFile_RoundTrips(string name)
    {
        var json = JsonSerializer.Serialize(PlanOf(name), PlanJson.Default.JobPlan);
        var read = JsonSerializer.Deserialize(json, PlanJson.Default.JobPlan)!;
        Assert.Equal(json, JsonSerializer.Serialize(read, PlanJson.Default.JobPlan));
        Assert.Equal(json, JsonSerializer.Serialize(PlanOf(name), PlanJson.Default.JobPlan));
    }

    private static JobPlan PlanOf(string name) => JobPlanner.Plan(
        Sample.Identity,
        JobOf(name),
        ClusterOf(name),
        EngineRoots.BelowNodeRoot,
        ClusterOf(name) is null ? null : Sample.ClusterIdentity);

    private static JobBaseProperties JobOf(string name) => WireJson.Deserialize<JobCreateParameters>(Read($"{name}.json"))!.Properties!;

    private static ClusterBaseProperties? ClusterOf(string name) =>
        File.Exists(Path.Combine(RepositoryFolder.Golden, $"{name}.cluster.json")) 
            ? WireJson.Deserialize<ClusterCreateParameters>(Read($"{name}.cluster.json"))!.Properties
            : null;

    private static string Read(string name) => File.ReadAllText(Path.Combine(RepositoryFolder.Golden, name));
}
