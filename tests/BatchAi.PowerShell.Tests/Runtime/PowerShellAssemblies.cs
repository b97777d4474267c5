using System.Reflection;
using System.Runtime.CompilerServices;
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

    private static string Folder => Home ?? Path.Combine(AppContext.BaseDirectory, "stand-in");

#pragma warning disable CA2255 // The only place that is early enough: the test host looks at test classes before any of their code runs.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Listen()
    {
        AssemblyLoadContext.Default.Resolving += (context, name) => Existing(name.Name + ".dll") is { } file ? context.LoadFromAssemblyPath(file) : null;
        AssemblyLoadContext.Default.ResolvingUnmanagedDll += (_, name) => Existing($"{name}.so") is { } file ? System.Runtime.InteropServices.NativeLibrary.Load(file) : 0;
    }

    private static string? Existing(string file) => Path.Combine(Folder, file) is var path && File.Exists(path) ? path : null;

    private static string? Built() =>
        typeof(PowerShellAssemblies).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "PowerShellHome")?.Value;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
