using System.Reflection;

namespace BatchAi.Isolation;

/// <summary>Loads the core where there is one domain for all modules: .NET Framework keeps versions with different strong names apart.</summary>
internal sealed class CoreLoader
{
    private readonly string _folder;

    private CoreLoader(string folder) => _folder = folder;

    /// <summary>Loads the core.</summary>
    /// <param name="folder">The folder that holds it and everything it depends on.</param>
    public static Assembly Load(string folder)
    {
        // Stays for the life of the process: it answers to nobody but our own assemblies, and they outlive Remove-Module too.
        AppDomain.CurrentDomain.AssemblyResolve += new CoreLoader(folder).Resolve;
        return Assembly.LoadFrom(Path.Combine(folder, "BatchAi.Core.dll"));
    }

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
