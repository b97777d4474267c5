using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Reads requests for jobs that also say what the API has no place for.</summary>
public static class JobBody
{
    private const string Extensions = "batchAi";

    /// <summary>Reads the body of a request for one job; never throws for what the text says.</summary>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    public static JobBodyResult Read(ReadOnlyMemory<byte> utf8) => Read(utf8, hasName: false);

    /// <summary>Reads a job that may have its name with it.</summary>
    internal static JobBodyResult Read(ReadOnlyMemory<byte> utf8, bool hasName)
    {
        string? name = null;
        JobGroupContent? group = null;
        var read = WireBody.Read<JobCreateParameters>(utf8, (root, faults) =>
        {
            var place = new ConfigPlace(root, ConfigPath.Root);
            if (hasName && root.Kind == ConfigNodeKind.Object) name = TakeName(place, faults);
            if (place.Object("properties") is { } properties) group = TakeGroup(properties, faults);
        });
        return new(name, read.Value, group, read.Faults);
    }

    private static string? TakeName(ConfigPlace job, FaultList faults)
    {
        var name = job.Member("name");
        if (name is null) GroupText.Missing(job, "name", faults);
        job.Node.Members.RemoveAll(static member => member.Name == "name");
        return name is not null && GroupText.IsText(name, faults) ? name.Text : null;
    }

    private static JobGroupContent? TakeGroup(ConfigPlace properties, FaultList faults)
    {
        var extensions = properties.Member(Extensions);
        properties.Node.Members.RemoveAll(static member => member.Name == Extensions);
        if (extensions is null) return null;
        if (extensions.Node.Kind == ConfigNodeKind.Object) return GroupText.Read(extensions, "group", "groupLimit", faults);
        faults.Error(FaultCodes.WrongType, extensions, $"Found {ConfigNode.Describe(extensions.Node.Kind)} where an object belongs.", "an object");
        return null;
    }
}
