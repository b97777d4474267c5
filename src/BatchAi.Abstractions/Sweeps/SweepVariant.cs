namespace BatchAi;

/// <summary>One job of a sweep.</summary>
public sealed class SweepVariant
{
    /// <summary>Makes a variant.</summary>
    /// <param name="name">The job's name.</param>
    /// <param name="values">The values by the names of the parameters, in the order of the sweep.</param>
    public SweepVariant(string name, IReadOnlyList<KeyValuePair<string, SweepValue>> values) => (Name, Values) = (name, values);

    /// <summary>The job's name, which tells its values.</summary>
    public string Name { get; }

    /// <summary>The values by the names of the parameters, in the order of the sweep.</summary>
    public IReadOnlyList<KeyValuePair<string, SweepValue>> Values { get; }

    /// <summary>The values in words, e.g. <c>lr=0.1, seed=2</c>.</summary>
    public override string ToString() => string.Join(", ", Values.Select(value => $"{value.Key}={value.Value.Text}"));
}
