using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BatchAi.Runtime;

/// <summary>
/// Finds the assemblies of PowerShell: the stand-in, or those of a real one whose folder is named by
/// <c>-p:PowerShellHome=</c> or <c>BATCHAI_POWERSHELL_HOME</c>.
/// </summary>
internal static class PowerShellAssemblies
{
    /// <summary>The folder of a real PowerShell; null for the stand-in.</summary>
    internal static string? Home { get; } = NotEmpty(Environment.GetEnvironmentVariable("BATCHAI_POWERSHELL_HOME")) ?? NotEmpty(Built());

    // What lies where in a PowerShell, natives among it, is told by its own list.
    private static readonly AssemblyDependencyResolver? Real = Home is null ? null : new(Path.Combine(Home, "pwsh.dll"));

#pragma warning disable CA2255 // The only place that is early enough: the test host looks at test classes before any of their code runs.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Listen()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => PathOf(name) is { } file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Real?.ResolveUnmanagedDllToPath(name) is { } file ? NativeLibrary.Load(file) : 0;
    }

    private static string? PathOf(AssemblyName name) =>
        Real is null ? Path.Combine(AppContext.BaseDirectory, "stand-in", name.Name + ".dll") : Real.ResolveAssemblyToPath(name);

    private static string? Built() =>
        typeof(PowerShellAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "PowerShellHome")?.Value;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
