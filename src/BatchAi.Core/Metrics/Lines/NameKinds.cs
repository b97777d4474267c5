namespace BatchAi.Core.Metrics.Lines;

/// <summary>What names are; those that come again and again are looked up once.</summary>
internal sealed class NameKinds
{
    private const int MostKept = 512;
    private readonly Dictionary<string, NameKind> _kept = new(StringComparer.Ordinal);

    /// <summary>What a name is.</summary>
    internal NameKind Of(string name)
    {
        if (_kept.TryGetValue(name, out var kind)) return kind;
        kind = MetricWords.KindOf(name);
        if (_kept.Count < MostKept) _kept[name] = kind;
        return kind;
    }
}
