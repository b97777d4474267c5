using BatchAi.HelpBuilder.Cmdlets;
using BatchAi.HelpBuilder.Maml;
using BatchAi.HelpBuilder.Pages;

namespace BatchAi.HelpBuilder;

/// <summary>HelpBuilder &lt;assembly of the cmdlets&gt; &lt;System.Management.Automation.dll&gt; &lt;folder of pages&gt; &lt;file to write&gt;.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var assembly, var automation, var folder, var output])
        {
            await Console.Error.WriteLineAsync("HelpBuilder <assembly> <System.Management.Automation.dll> <folder of pages> <file to write>");
            return 2;
        }

        var cmdlets = CmdletReader.Read(assembly, automation).ToDictionary(cmdlet => cmdlet.Name, StringComparer.Ordinal);
        var faults = new List<PageFault>();
        var topics = new List<(HelpPage Page, Cmdlet Cmdlet)>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var page = PageReader.Read(file, await File.ReadAllLinesAsync(file), faults);
            if (page is null) continue;
            var known = faults.Count;
            var cmdlet = cmdlets.GetValueOrDefault(page.Name);
            faults.AddRange(PageCheck.Compare(page, cmdlet));
            if (faults.Count == known) topics.Add((page, cmdlet!));
        }

        // MSBuild shows these as errors of the file and the line.
        foreach (var fault in faults) await Console.Error.WriteLineAsync(fault.ToString());
        if (faults.Count > 0) return 1;
        MamlWriter.Write(topics).Save(output);
        return 0;
    }
}
