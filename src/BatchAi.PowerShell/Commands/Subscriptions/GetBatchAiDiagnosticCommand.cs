using System.Collections;
using System.Management.Automation;
using BatchAi.Diagnostics;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Collects what an issue needs in one zip, without secrets: versions, modules, loaded assemblies, last errors, logs.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiDiagnostic", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class GetBatchAiDiagnosticCommand : ServiceCommand
{
    private const int MostErrors = 50;

    /// <summary>-Path: the zip file.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "BatchAiDiagnostic.zip";

    /// <summary>-Force: overwrites a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var path = LocalPath.Resolve(this, Path);
        if (File.Exists(path) && !Force) throw ConfigErrors.Exists(path);
        if (!ShouldProcess(path, "Write versions, modules, assemblies, last errors and logs")) return;
        var service = await Service.GetAsync(Root, StopToken);
        var report = new DiagnosticReport();
        report.AddVersions((SessionState.PSVariable.GetValue("PSVersionTable") as Hashtable)?["PSVersion"]?.ToString(), service);
        report.Add("modules.txt", Modules());
        report.AddAssemblies();
        report.Add("errors.txt", LastErrors());
        report.AddLogs(service.DataRoot);
        Write(report, path);
        WriteObject(LocalPath.ItemOf(this, path));
    }

    private static void Write(DiagnosticReport report, string path)
    {
        try
        {
            report.Write(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ConfigErrors.NotWritable(path, error);
        }
    }

    private string Modules() => string.Concat(InvokeCommand.InvokeScript("Get-Module | ForEach-Object { \"$($_.Name)`t$($_.Version)`t$($_.Path)\" }").Select(line => line + "\n"));

    // The newest come first; each with what led to it.
    private string LastErrors() => SessionState.PSVariable.GetValue("global:Error") is ArrayList errors
        ? string.Concat(errors.Cast<object>().Take(MostErrors).Select(Describe))
        : "";

    private static string Describe(object error) => error is ErrorRecord record
        ? $"{record.FullyQualifiedErrorId} ({record.CategoryInfo.Category})\n{record.Exception}\n{record.ScriptStackTrace}\n\n"
        : $"{error}\n\n";
}
