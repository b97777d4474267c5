using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>
/// Reads requests for many jobs: <c>{ "group": { "name", "limit" }, "jobs": [ { "name", "properties" } ] }</c>. What is wrong with one
/// job is that job's fault alone; each fault has its place in the whole text.
/// </summary>
public static class JobBatchBody
{
    /// <summary>How many jobs a request may have.</summary>
    public const int MostJobs = 1000;

    /// <summary>Reads a body; never throws for what the text says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    public static JobBatchResult Read(ReadOnlyMemory<byte> utf8)
    {
        var faults = new FaultList();
        if (ConfigEncoding.Decode(utf8, faults) is not { } text) return new(null, null, faults.ToList());
        var parts = new JobBatchParts(text, faults);
        try
        {
            parts.Read();
        }
        catch (JsonException error)
        {
            var cursor = new TextCursor(text);
            cursor.MoveTo(JsonSyntax.OffsetOf(text, error));
            faults.Error(FaultCodes.InvalidJson, ConfigPath.Root, cursor.Line, cursor.Column, "This is not JSON, from here on at the latest.");
        }

        if (faults.HasErrors) return new(null, null, faults.ToList());
        var group = parts.Group is { } place ? ReadGroup(text, place, faults) : null;
        return faults.HasErrors ? new(null, null, faults.ToList()) : new(group, ReadJobs(text, parts.Jobs), faults.ToList());
    }

    private static JobGroupContent? ReadGroup(byte[] text, (int Start, int End) place, FaultList faults)
    {
        var own = new FaultList();
        var path = ConfigPath.Root.Member("group");
        JobGroupContent? group = null;
        if (ConfigTextReader.ReadFile(text.AsMemory(place.Start, place.End - place.Start), own) is { } node)
        {
            if (node.Kind == ConfigNodeKind.Object) group = GroupText.Read(new(node, path), "name", "limit", own);
            else own.Error(FaultCodes.WrongType, new(node, path), $"Found {ConfigNode.Describe(node.Kind)} where an object belongs.", "an object");
            if (group is null && !own.HasErrors) GroupText.Missing(new(node, path), "name", own);
        }

        var cursor = new TextCursor(text);
        cursor.MoveTo(place.Start);
        faults.Add(own.ToList().Select(fault => Moved(fault, cursor)));
        return group;
    }

    private static List<JobBodyResult> ReadJobs(byte[] text, List<(int Start, int End)> places)
    {
        var cursor = new TextCursor(text);
        var jobs = new List<JobBodyResult>(places.Count);
        foreach (var (start, end) in places)
        {
            cursor.MoveTo(start);
            var job = JobBody.Read(text.AsMemory(start, end - start), hasName: true);
            jobs.Add(job with { Faults = job.Faults.Select(fault => Moved(fault, cursor)).ToList() });
        }

        return jobs;
    }

    // From its place in a part of the text to its place in the whole of it.
    private static JobConfigFault Moved(JobConfigFault fault, TextCursor start) => fault.Line == 0 ? fault : new()
    {
        Severity = fault.Severity,
        Code = fault.Code,
        Message = fault.Message,
        Path = fault.Path,
        Line = start.Line + fault.Line - 1,
        Column = fault.Line == 1 ? start.Column + fault.Column - 1 : fault.Column,
        Expected = fault.Expected,
        Suggestion = fault.Suggestion,
    };
}
