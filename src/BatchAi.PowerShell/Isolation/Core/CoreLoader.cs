using System.Reflection;
using System.Runtime.Loader;

namespace BatchAi.Isolation;

/// <summary>Loads core and client into a context of their own, where no other module's assemblies are seen and which no other module sees.</summary>
/// <param name="folder">The folder that holds them and everything they depend on.</param>
internal sealed class CoreLoader(string folder) : AssemblyLoadContext("BatchAi")
{
    // What scripts see, too, and what therefore exists once.
    private static readonly Assembly[] Shared = [typeof(BatchAiException).Assembly, typeof(IBatchAiClient).Assembly];

    /// <summary>Loads an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    public Assembly Load(string name) => LoadFromAssemblyName(new AssemblyName(name));

    /// <summary>Where an assembly is loaded.</summary>
    internal static string ContextOf(Assembly assembly) => GetLoadContext(assembly)?.Name ?? "none";

    /// <summary>Prefers our own copy of everything but the types that scripts see too.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.Find(Shared, assembly => assembly.GetName().Name == assemblyName.Name) is { } shared) return shared;
        var file = Path.Combine(folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
