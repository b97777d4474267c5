using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Reads a file or a request of any kind: text, overrides, shape, rules, model.</summary>
internal static class ConfigFile
{
    public static (T? Value, IReadOnlyList<JobConfigFault> Faults) Read<T>(
        ReadOnlyMemory<byte> utf8,
        IReadOnlyList<ConfigOverride>? overrides,
        IReadOnlyList<ConfigRule> rules,
        bool isFile = true,
        string? overlay = null,
        string? underlay = null,
        Action<ConfigNode, FaultList>? prepare = null)
        where T : class
    {
        var faults = new FaultList();
        var root = ConfigTextReader.ReadFile(utf8, faults);
        if (root is null) return (null, faults.ToList());
        ConfigOverrides.Apply(root, overrides, faults);
        ConfigMerge.Apply(root, overlay, faults);
        ConfigMerge.Fill(root, underlay);
        prepare?.Invoke(root, faults);
        var shape = WireShape.Of(typeof(T));
        var place = new ConfigPlace(root, ConfigPath.Root);
        new ShapeWalker(faults, isFile).Check(place, shape);
        if (place.Object("properties") is { } properties)
        {
            foreach (var rule in rules) rule(properties, faults);
        }

        var value = faults.HasErrors ? null : WireJson.Deserialize<T>(ShapedJson.Write(root, shape).AsSpan());
        return (value, faults.ToList());
    }

    /// <summary>Lists what some rules say of a file whose text and shape are judged elsewhere.</summary>
    public static IReadOnlyList<JobConfigFault> Judge(ReadOnlyMemory<byte> utf8, IReadOnlyList<ConfigOverride>? overrides, IReadOnlyList<ConfigRule> rules, Action<ConfigNode, FaultList>? prepare = null)
    {
        if (ConfigTextReader.ReadFile(utf8, new FaultList()) is not { } root) return [];
        ConfigOverrides.Apply(root, overrides, new FaultList());
        prepare?.Invoke(root, new FaultList());
        var faults = new FaultList();
        if (new ConfigPlace(root, ConfigPath.Root).Object("properties") is not { } properties) return [];
        foreach (var rule in rules) rule(properties, faults);
        return faults.ToList();
    }
}
