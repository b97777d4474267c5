namespace BatchAi.Core.JobFiles;

/// <summary>Reads the bodies of requests with the care that files get: every fault at once, each with its place.</summary>
public static class WireBody
{
    /// <summary>The size in bytes of the largest body that is read.</summary>
    public const int MaximumBytes = ConfigTextReader.MaximumBytes;

    private static readonly Dictionary<Type, IReadOnlyList<ConfigRule>> Rules = new()
    {
        [typeof(Wire.JobCreateParameters)] = JobRules.All,
        [typeof(Wire.ClusterCreateParameters)] = ClusterRules.All,
        [typeof(Wire.ClusterUpdateParameters)] = [ScaleRules.CheckKind, ScaleRules.CheckCounts],
    };

    /// <summary>Reads a body and lists everything that is wrong with it; never throws for what the text says.</summary>
    /// <typeparam name="T">The wire model of the request.</typeparam>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    public static WireBodyResult<T> Read<T>(ReadOnlyMemory<byte> utf8)
        where T : class => Read<T>(utf8, prepare: null);

    /// <summary>Reads a body that is changed before it is judged.</summary>
    internal static WireBodyResult<T> Read<T>(ReadOnlyMemory<byte> utf8, Action<ConfigNode, FaultList>? prepare)
        where T : class
    {
        var rules = Rules.TryGetValue(typeof(T), out var known) ? known : [];
        var (value, faults) = ConfigFile.Read<T>(utf8, overrides: null, rules, isFile: false, prepare: prepare);
        return new(value, faults);
    }
}
