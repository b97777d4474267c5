namespace BatchAi;

/// <summary>Something that differs between the jobs of a sweep.</summary>
public sealed class SweepParameter
{
    /// <summary>Makes a parameter.</summary>
    /// <param name="name">Its name: letters, digits and <c>_</c>, and no digit first.</param>
    /// <param name="values">Its values.</param>
    public SweepParameter(string name, IReadOnlyList<SweepValue> values) => (Name, Values) = (name, values);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its values, no two of them the same.</summary>
    public IReadOnlyList<SweepValue> Values { get; }
}
