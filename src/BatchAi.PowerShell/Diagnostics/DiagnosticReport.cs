using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using BatchAi.Isolation;

namespace BatchAi.Diagnostics;

/// <summary>What an issue needs: versions, modules, loaded assemblies, errors and logs, in one zip, and without secrets.</summary>
internal sealed class DiagnosticReport
{
    private const int LogLength = 1024 * 1024;

    private readonly List<(string Name, string Text)> _entries = [];

    /// <summary>Adds an entry.</summary>
    /// <param name="name">The name of the file in the zip.</param>
    /// <param name="text">What is in it; secrets are taken out.</param>
    internal void Add(string name, string text) => _entries.Add((name, Redaction.Apply(text)));

    /// <summary>Adds versions and the machine.</summary>
    /// <param name="powerShell">The version of PowerShell.</param>
    /// <param name="service">The service of this machine.</param>
    internal void AddVersions(string? powerShell, ServiceInfo service) => Add("versions.txt", string.Join("\n",
    [
        $"Module: {typeof(DiagnosticReport).Assembly.GetName().Version} in {CoreParts.Default.ModuleFolder}",
        $"PowerShell: {powerShell ?? "unknown"}",
        $".NET: {RuntimeInformation.FrameworkDescription}",
        $"System: {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}",
        $"Culture: {System.Globalization.CultureInfo.CurrentCulture.Name}",
        $"Service: {service.State}, version {service.Version ?? "unknown"}, {service.Endpoint ?? "no endpoint"}, data root {service.DataRoot}",
        "",
    ]));

    /// <summary>Adds the assemblies that are loaded, each with its load context.</summary>
    internal void AddAssemblies()
    {
        var lines = AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic)
            .Select(assembly => $"{assembly.GetName().Name}\t{assembly.GetName().Version}\t{CoreLoader.ContextOf(assembly)}\t{assembly.Location}");
        Add("assemblies.tsv", string.Join("\n", lines.OrderBy(line => line, StringComparer.OrdinalIgnoreCase).Prepend("Name\tVersion\tContext\tPath")) + "\n");
    }

    /// <summary>Adds the end of each log of a data root.</summary>
    internal void AddLogs(string dataRoot)
    {
        var folder = Path.Combine(dataRoot, "logs");
        if (!Directory.Exists(folder)) return;
        foreach (var file in Directory.EnumerateFiles(folder, "*.log"))
        {
            try
            {
                Add($"logs/{Path.GetFileName(file)}", LogTail.Read(file, LogLength));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                Add($"logs/{Path.GetFileName(file)}", $"It cannot be read: {error.Message}\n");
            }
        }
    }

    /// <summary>Writes the zip, whole or not at all.</summary>
    internal void Write(string path)
    {
        var part = path + ".partial";
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in _entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                var bytes = Encoding.UTF8.GetBytes(text);
                entry.Write(bytes, 0, bytes.Length);
            }
        }

        File.Delete(path);
        File.Move(part, path);
    }
}
