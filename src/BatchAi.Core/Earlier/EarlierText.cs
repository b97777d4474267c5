using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Earlier;

/// <summary>The text of a request of an earlier version while it becomes one of today's. What is taken out of it is judged here; the rest is judged afterwards.</summary>
internal sealed class EarlierText(ConfigPlace root, ApiGeneration generation, FaultList faults)
{
    private const string Today = "2018-05-01";

    public ConfigPlace Root => root;

    public ConfigPlace? Properties => root.Object("properties");

    public ApiGeneration Generation => generation;

    public FaultList Faults => faults;

    /// <summary>What every resource of these versions says besides its properties.</summary>
    public EarlierContent TakeLabels(bool needsLocation)
    {
        var location = TakeText(root, "location");
        if (needsLocation && string.IsNullOrWhiteSpace(location))
        {
            faults.Error(FaultCodes.MissingMember, root.Path.Member("location"), root.Node.Line, root.Node.Column, "'location' is missing in this object; name the region, e.g. eastus.", "a text");
        }

        return new EarlierContent { Version = generation.Version, Location = location, Tags = TakeTags() };
    }

    public string? TakeText(ConfigPlace? place, string name) => Take(place, name, ConfigNodeKind.Text, "a text")?.Text;

    public bool? TakeBoolean(ConfigPlace? place, string name) => Take(place, name, ConfigNodeKind.Boolean, "true or false") is { } value ? value.Text == "true" : null;

    /// <summary>Takes a member out; one of another kind is a fault, null is the same as nothing.</summary>
    public ConfigNode? Take(ConfigPlace? place, string name, ConfigNodeKind kind, string expected)
    {
        if (place is null) return null;
        var value = place.Member(name);
        place.Node.Members.RemoveAll(member => member.Name == name);
        if (value is null || value.Node.Kind == kind) return value?.Node;
        faults.Error(FaultCodes.WrongType, value, $"Found {ConfigNode.Describe(value.Node.Kind)} where {expected} belongs.", expected);
        return null;
    }

    /// <summary>Drops members that came with later versions, and says so.</summary>
    public void Drop(ConfigPlace? place, string since, params string[] names)
    {
        foreach (var member in Later(place, names)) faults.Warning(FaultCodes.MemberDropped, place!.Path.Member(member.Name), member.Line, member.Column, $"{FaultWords.Quote(member.Name)} is ignored: API {generation} has no such member, {since} has it.");
    }

    /// <summary>Refuses what came with later versions and nothing can replace.</summary>
    public void Refuse(ConfigPlace? place, string since, params string[] names)
    {
        foreach (var member in Later(place, names)) faults.Error(FaultCodes.UnknownMember, place!.Path.Member(member.Name), member.Line, member.Column, $"API {generation} has no {FaultWords.Quote(member.Name)}; send the request with api-version {since}.");
    }

    /// <summary>Drops what only today's version has.</summary>
    public void DropToday(ConfigPlace? place, params string[] names) => Drop(place, Today, names);

    /// <summary>Refuses what only today's version has.</summary>
    public void RefuseToday(ConfigPlace? place, params string[] names) => Refuse(place, Today, names);

    /// <summary>Drops what came with the second version, for requests of the first.</summary>
    public void DropAfterPreview(ConfigPlace? place, params string[] names)
    {
        if (generation.IsPreview) Drop(place, ApiGeneration.March2018.Version, names);
    }

    /// <summary>Puts a resource's id of today in the place of a flat one.</summary>
    public static void Rehome(ConfigPlace? reference)
    {
        if (reference?.TextOf("id") is not { } id) return;
        Replace(reference, "id", new ConfigNode(ConfigNodeKind.Text, id.Node.Line, id.Node.Column, FlatId.ToHome(id.Text)));
    }

    /// <summary>Puts ids of today into the file servers of mounts.</summary>
    public static void RehomeServers(ConfigPlace? volumes)
    {
        foreach (var server in volumes?.Objects("fileServers") ?? []) Rehome(server.Object("fileServer"));
    }

    /// <summary>Fills in the values of variables; the first version let them out.</summary>
    public void FillVariables(ConfigPlace? place)
    {
        if (!generation.IsPreview || place is null) return;
        foreach (var variable in place.Objects("environmentVariables").Where(variable => variable.Member("value") is null))
        {
            Replace(variable, "value", new ConfigNode(ConfigNodeKind.Text, variable.Node.Line, variable.Node.Column));
        }
    }

    public static void Replace(ConfigPlace place, string name, ConfigNode value)
    {
        place.Node.Members.RemoveAll(member => member.Name == name);
        place.Node.Members.Add(new ConfigMember(name, value.Line, value.Column, value));
    }

    private Dictionary<string, string>? TakeTags()
    {
        if (Take(root, "tags", ConfigNodeKind.Object, "an object") is not { } node) return null;
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tag in node.Members)
        {
            if (tag.Value.Kind == ConfigNodeKind.Text) tags[tag.Name] = tag.Value.Text;
            else if (tag.Value.Kind != ConfigNodeKind.Null) faults.Error(FaultCodes.WrongType, root.Path.Member("tags").Member(tag.Name), tag.Value.Line, tag.Value.Column, $"Found {ConfigNode.Describe(tag.Value.Kind)} where a text belongs.", "a text");
        }

        return tags;
    }

    private static List<ConfigMember> Later(ConfigPlace? place, string[] names)
    {
        var later = place?.Node.Members.Where(member => names.Contains(member.Name, StringComparer.Ordinal)).ToList() ?? [];
        _ = place?.Node.Members.RemoveAll(later.Contains);
        later.RemoveAll(member => member.Value.Kind == ConfigNodeKind.Null);
        return later;
    }
}
