using System.Reflection;

namespace BatchAi.Isolation;

/// <summary>Loads core and client where there is one domain for all modules: .NET Framework keeps versions with different strong names apart.</summary>
internal sealed class CoreLoader
{
    private readonly string _folder;

    /// <summary>Makes a loader.</summary>
    /// <param name="folder">The folder that holds the assemblies and everything they depend on.</param>
    public CoreLoader(string folder)
    {
        _folder = folder;

        // Stays for the life of the process: it answers to nobody but our own assemblies, and they outlive Remove-Module too.
        AppDomain.CurrentDomain.AssemblyResolve += Resolve;
    }

    /// <summary>Loads an assembly.</summary>
    /// <param name="name">Its simple name.</param>
    public Assembly Load(string name) => Assembly.LoadFrom(Path.Combine(_folder, name + ".dll"));

    /// <summary>Where an assembly is loaded: here there is one place for all.</summary>
    internal static string ContextOf(Assembly assembly) => assembly.ReflectionOnly ? "reflection" : AppDomain.CurrentDomain.FriendlyName;

    private Assembly? Resolve(object? sender, ResolveEventArgs request)
    {
        if (request.RequestingAssembly is { } asking && !IsOurs(asking)) return null;
        var wanted = new AssemblyName(request.Name);
        var file = Path.Combine(_folder, wanted.Name + ".dll");
        return File.Exists(file) && Satisfies(AssemblyName.GetAssemblyName(file), wanted) ? Assembly.LoadFrom(file) : null;
    }

    private bool IsOurs(Assembly assembly) =>
        !assembly.IsDynamic && string.Equals(Path.GetDirectoryName(assembly.Location), _folder, StringComparison.OrdinalIgnoreCase);

    private static bool Satisfies(AssemblyName shipped, AssemblyName wanted) =>
        shipped.Version >= wanted.Version && (shipped.GetPublicKeyToken() ?? []).SequenceEqual(wanted.GetPublicKeyToken() ?? []);
}
