using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Toolkits;

/// <summary>A test with the published job files, which need to lie beside the source tree, Open MPI and Python.</summary>
internal sealed class RecipeTheoryAttribute : TheoryAttribute
{
    public RecipeTheoryAttribute() => Skip = new MpirunFactAttribute().Skip ?? new PythonFactAttribute().Skip ?? (Folder is null ? "The published job files are not beside the source tree." : null);

    /// <summary>Where they are.</summary>
    internal static string? Folder { get; } = Find();

    private static string? Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var candidate = Path.Combine(folder, "shared", "spec", "recipes");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
