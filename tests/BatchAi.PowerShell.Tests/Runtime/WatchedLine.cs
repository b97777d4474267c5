using System.Management.Automation;

namespace BatchAi.Runtime;

/// <summary>A line as Watch-BatchAiJobOutput writes it: a string with notes.</summary>
internal sealed record WatchedLine(string Text, string? Line, string? Stream, string? File, string? JobName)
{
    internal static WatchedLine Of(object? output)
    {
        var line = PSObject.AsPSObject(output!);
        return new(line.BaseObject.ToString()!, Note(line, "Line"), Note(line, "Stream"), Note(line, "File"), Note(line, "JobName"));
    }

    private static string? Note(PSObject line, string name) => line.Properties[name]?.Value as string;
}
