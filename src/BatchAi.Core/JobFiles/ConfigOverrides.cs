namespace BatchAi.Core.JobFiles;

/// <summary>Puts overrides into the tree of a file, before it is judged.</summary>
internal static class ConfigOverrides
{
    public static void Apply(ConfigNode root, IReadOnlyList<ConfigOverride>? overrides, FaultList faults)
    {
        foreach (var change in overrides ?? [])
        {
            if (Problem(root, change) is { } problem) faults.Error(FaultCodes.InvalidOverride, ConfigPath.Root, 0, 0, problem);
        }
    }

    private static string? Problem(ConfigNode root, ConfigOverride change)
    {
        if (change.Problem is not null) return change.Problem;
        var node = root;
        for (var i = 0; i < change.Steps.Count - 1; i++)
        {
            var wanted = change.Steps[i + 1] is int ? ConfigNodeKind.Array : ConfigNodeKind.Object;
            if (Refusal(node, change, i) is { } refusal) return refusal;
            node = Existing(node, change.Steps[i]) ?? Put(node, change.Steps[i], new ConfigNode(wanted, 0, 0));
        }

        if (Refusal(node, change, change.Steps.Count - 1) is { } last) return last;
        Put(node, change.Steps[change.Steps.Count - 1], change.Value!.Copy());
        return null;
    }

    // Why a step cannot be taken from a value.
    private static string? Refusal(ConfigNode node, ConfigOverride change, int step)
    {
        var start = $"The override {FaultWords.Quote(change.Path)} cannot be applied: ";
        if (change.Steps[step] is int index)
        {
            if (node.Kind != ConfigNodeKind.Array) return $"{start}what stands before [{index}] is {ConfigNode.Describe(node.Kind)}, not an array.";
            return index > node.Items.Count ? $"{start}the array has {node.Items.Count} items, so the next index is [{node.Items.Count}]." : null;
        }

        var name = FaultWords.Quote((string)change.Steps[step]);
        return node.Kind == ConfigNodeKind.Object ? null : $"{start}what stands before {name} is {ConfigNode.Describe(node.Kind)}, not an object.";
    }

    private static ConfigNode? Existing(ConfigNode node, object step)
    {
        if (step is string name) return node.Find(name);
        var index = (int)step;
        return index < node.Items.Count && node.Items[index].Kind != ConfigNodeKind.Null ? node.Items[index] : null;
    }

    private static ConfigNode Put(ConfigNode node, object step, ConfigNode value)
    {
        if (step is string name)
        {
            var member = new ConfigMember(name, 0, 0, value);
            var place = node.Members.FindIndex(other => other.Name == name);
            if (place < 0) node.Members.Add(member);
            else node.Members[place] = member;
        }
        else
        {
            var index = (int)step;
            if (index == node.Items.Count) node.Items.Add(value);
            else node.Items[index] = value;
        }

        return value;
    }
}
