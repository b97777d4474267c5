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
    public void Plan_OfRecipe_WorksOrSaysThatTheToolkitIsNotSupported(string path)
    {
        if (path == Nothing) return;
        var job = WireJson.Deserialize<JobCreateParameters>(File.ReadAllText(path))!.Properties!;
        var isOneProcess = job.CustomToolkitSettings is not null
            || (job.CntkSettings is { } cntk && (cntk.ProcessCount ?? job.NodeCount) == 1);
        if (!isOneProcess)
        {
            Assert.Equal("ToolkitNotSupported", Assert.Throws<BatchAiException>(() => Sample.Plan(job)).Code);
            return;
        }

        var plan = Sample.Plan(job);
        Assert.Equal("command", plan.Steps[plan.Steps.Count - 1].Name);
        Assert.All(
            Enumerable.Range(0, plan.NodeCount),
            node => PlanBinding.BindNode(plan, Sample.Allocation(plan), node));
    }
}
