namespace BatchAi.Core.JobFiles;

/// <summary>
/// Puts a tree over that of a file: values replace, objects are merged, and lists are joined, where an item takes the
/// place of the one with the same name or id.
/// </summary>
internal static class ConfigMerge
{
    private static readonly string[] Keys = ["name", "id"];

    public static void Apply(ConfigNode root, string? overlay, FaultList faults)
    {
        // What is no object has no members to put something over, and is a fault of its own.
        if (overlay is null || root.Kind != ConfigNodeKind.Object) return;
        if (ConfigTextReader.ReadValue(overlay) is { Kind: ConfigNodeKind.Object } over) Merge(root, over);
        else faults.Error(FaultCodes.InvalidOverride, ConfigPath.Root, 0, 0, "What the parameters say cannot be put over the file: it is too large, or holds text that JSON cannot hold.");
    }

    /// <summary>Puts a tree below that of a file: values stand where the file has none.</summary>
    public static void Fill(ConfigNode root, string? underlay)
    {
        if (underlay is not null && root.Kind == ConfigNodeKind.Object && ConfigTextReader.ReadValue(underlay) is { Kind: ConfigNodeKind.Object } under) FillMembers(root, under);
    }

    private static void FillMembers(ConfigNode over, ConfigNode under)
    {
        foreach (var member in under.Members)
        {
            var place = over.Members.FindIndex(other => other.Name == member.Name);
            if (place < 0) over.Members.Add(member);
            else if (over.Members[place].Value is { Kind: ConfigNodeKind.Null }) over.Members[place] = member;
            else if (over.Members[place].Value is { Kind: ConfigNodeKind.Object } old && member.Value.Kind == ConfigNodeKind.Object) FillMembers(old, member.Value);
        }
    }

    private static void Merge(ConfigNode under, ConfigNode over)
    {
        foreach (var member in over.Members)
        {
            var place = under.Members.FindIndex(other => other.Name == member.Name);
            if (place < 0) under.Members.Add(member);
            else if (under.Members[place].Value is { } old && old.Kind == member.Value.Kind && old.Kind is ConfigNodeKind.Object) Merge(old, member.Value);
            else if (under.Members[place].Value is { Kind: ConfigNodeKind.Array } list && member.Value.Kind == ConfigNodeKind.Array) Join(list, member.Value);
            else under.Members[place] = member;
        }
    }

    private static void Join(ConfigNode under, ConfigNode over)
    {
        foreach (var item in over.Items)
        {
            var place = under.Items.FindIndex(other => IsSame(other, item));
            if (place < 0) under.Items.Add(item);
            else under.Items[place] = item;
        }
    }

    private static bool IsSame(ConfigNode one, ConfigNode other) =>
        Keys.Any(key => one.Find(key) is { Kind: ConfigNodeKind.Text } name && other.Find(key) is { Kind: ConfigNodeKind.Text } same && name.Text == same.Text);
}
