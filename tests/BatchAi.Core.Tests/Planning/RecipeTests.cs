using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

/// <summary>The published job files, where they lie beside the source tree.</summary>
public class RecipeTests
{
    private const string Nothing = "(no recipes here)";

    public static TheoryData<string> JobFiles() => new(RepositoryFolder.Recipes is { } folder
        ? Directory.EnumerateFiles(folder, "job*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        : [Nothing]);

    [Theory]
    [MemberData(nameof(JobFiles))]
    public void Plan_OfRecipe_CanBeBoundOnEveryNode(string path)
    {
        if (path == Nothing) return;
        var job = WireJson.Deserialize<JobCreateParameters>(File.ReadAllText(path))!.Properties!;

        var plan = Sample.Plan(job);

        var allocation = Sample.Allocation(plan, gpusPerNode: 1);
        var step = plan.Steps[^1];
        Assert.Equal(PlanStepNames.Command, step.Name);
        Assert.All(Enumerable.Range(0, plan.NodeCount), node => PlanBinding.BindNode(plan, allocation, node));
        Assert.All(Enumerable.Range(0, plan.NodeCount), node => PlanBinding.BindFiles(plan, allocation, node));
        Assert.All(step.Tasks, task => PlanBinding.BindTask(plan, step, task, allocation, Sample.Facts, JobSecretsReader.Read(job)));
    }
}
