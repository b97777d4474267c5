using BatchAi.House.Support;

namespace BatchAi.House.Arrows;

public sealed class ArrowTests
{
    private const string Abstractions = "BatchAi.Abstractions";
    private const string Core = "BatchAi.Core";
    private const string Model = "BatchAi.Model";

    [Fact]
    public void Abstractions_NeedNothing() =>
        AssertReferences("BatchAi.Abstractions", "netstandard2.0", Abstractions, name => name == "netstandard");

    [Fact]
    public void Model_NeedsAbstractionsAlone() =>
        AssertReferences("BatchAi.Model", "netstandard2.0", Model, name => name is "netstandard" or Abstractions);

    [Fact]
    public void Core_NeedsAbstractionsAndNothingOfAzure() =>
        AssertReferences("BatchAi.Core", "netstandard2.0", Core, name => name is "netstandard" or Abstractions || IsOf(name, "System", "Microsoft.Bcl"));

    [Fact]
    public void Client_NeedsTheCoreAndTheClientsOfAzureAtMost() =>
        AssertReferences("BatchAi.Client", "netstandard2.0", "BatchAi.Client", name => name is "netstandard" or Abstractions or Model or Core || IsOf(name, "System", "Microsoft.Bcl", "Azure"));

    [Theory]
    [InlineData("netstandard2.0")]
    [InlineData("net8.0")]
    public void PowerShell_NeedsNothingThatIsLoadedApart(string framework)
    {
        var apart = Directory.EnumerateFiles(Path.Combine(Repository.Root, "out", "BatchAi", "lib", framework, "deps"), "*.dll")
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Contains(Core, apart);
        AssertReferences("BatchAi.PowerShell", framework, "BatchAi.PowerShell", name => !apart.Contains(name) && (name is "netstandard" or Abstractions or Model || IsOf(name, "System")));
    }

    [Fact]
    public void Service_NeedsNoPartOfTheModule() =>
        AssertReferences("BatchAi.Service", "net10.0", "batchai", name => name is Abstractions or Core || (IsOf(name, "System", "Microsoft", "SQLitePCLRaw") && !IsOf(name, "System.Management.Automation")));

    private static bool IsOf(string name, params string[] families) =>
        Array.Exists(families, family => name == family || name.StartsWith(family + ".", StringComparison.Ordinal));

    private static void AssertReferences(string project, string framework, string assembly, Func<string, bool> isAllowed)
    {
        var references = AssemblyReferences.Of(project, framework, assembly);

        Assert.NotEmpty(references);
        Faults.AssertNone(references.Where(name => !isAllowed(name)).Select(name => $"{assembly} ({framework}) refers to {name}."));
    }
}
