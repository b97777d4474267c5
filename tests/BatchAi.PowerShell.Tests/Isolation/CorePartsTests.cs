using System.Runtime.Loader;
using System.Text;

namespace BatchAi.Isolation;

public sealed class CorePartsTests
{
    private static readonly CoreParts Parts = new(BuiltModule.LibraryFolder);

    [Fact]
    public void JobConfigReader_OfTheBuiltModule_Reads()
    {
        var config = Parts.JobConfigReader().Read(Encoding.UTF8.GetBytes("{}"));

        Assert.False(config.IsValid);
        Assert.NotEmpty(config.Faults);
        Assert.Throws<InvalidOperationException>(() => config.Plan(new JobPlanRequest { JobName = "job" }));
    }

    [Fact]
    public void JobConfigReader_OfTheBuiltModule_IsLoadedApart()
    {
        var context = AssemblyLoadContext.GetLoadContext(Parts.JobConfigReader().GetType().Assembly);

        Assert.NotSame(AssemblyLoadContext.Default, context);
        Assert.DoesNotContain(AssemblyLoadContext.Default.Assemblies, assembly => assembly.GetName().Name == "BatchAi.Core");
        Assert.DoesNotContain(context!.Assemblies, assembly => assembly.GetName().Name == "BatchAi.Abstractions");
    }

    [Fact]
    public void JobConfigReader_AfterUse_HasItsDependenciesFromTheModule()
    {
        var reader = Parts.JobConfigReader();
        reader.Read(Encoding.UTF8.GetBytes("""{ "properties": { "nodeCount": 1 } }"""));

        var loaded = AssemblyLoadContext.GetLoadContext(reader.GetType().Assembly)!.Assemblies.Select(assembly => Path.GetDirectoryName(assembly.Location));
        Assert.All(loaded, folder => Assert.Equal(Path.Combine(BuiltModule.LibraryFolder, "deps"), folder));
    }

    [Fact]
    public void JobConfigReader_WithoutTheCore_SaysWhatIsMissing()
    {
        var parts = new CoreParts(Path.GetTempPath());

        Assert.Throws<FileNotFoundException>(() => parts.JobConfigReader());
    }
}
