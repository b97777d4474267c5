using System.Reflection;
using System.Runtime.Loader;

namespace BatchAi.Isolation;

/// <summary>Loads the core into a context of its own, where no other module's assemblies are seen and which no other module sees.</summary>
internal sealed class CoreLoader : AssemblyLoadContext
{
    private readonly string _folder;

    private CoreLoader(string folder)
        : base("BatchAi") => _folder = folder;

    /// <summary>Loads the core.</summary>
    /// <param name="folder">The folder that holds it and everything it depends on.</param>
    public static Assembly Load(string folder) => new CoreLoader(folder).LoadFromAssemblyName(new AssemblyName("BatchAi.Core"));

    /// <summary>Prefers our own copy of everything but the types that scripts see too.</summary>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var shared = typeof(IJobConfigReader).Assembly;
        if (assemblyName.Name == shared.GetName().Name) return shared;
        var file = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
    }
}
