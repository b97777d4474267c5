using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Reads the parameters of a sweep as scripts have them: a dictionary of values, or of lists of values.</summary>
internal static class SweepReader
{
    /// <summary>Reads them. Dictionaries with an order keep it; a hashtable has none, so that its names are put in that of the alphabet.</summary>
    /// <param name="sweep">The dictionary.</param>
    /// <exception cref="BatchAiException"><c>InvalidSweep</c>: a value is nothing that a job can be told.</exception>
    internal static IEnumerable<SweepParameter> Read(IDictionary sweep)
    {
        var entries = JsonText.Entries(sweep);
        if (sweep is Hashtable and not IOrderedDictionary) entries = entries.OrderBy(entry => entry.Key, StringComparer.OrdinalIgnoreCase);
        return entries.Select(entry => new SweepParameter(entry.Key, Values(entry.Key, entry.Value)));
    }

    private static List<SweepValue> Values(string name, object? value) => Bare(value) switch
    {
        IEnumerable list when list is not (string or IDictionary) => [.. list.Cast<object?>().Select(item => Value(name, item))],
        var one => [Value(name, one)],
    };

    private static SweepValue Value(string name, object? value) => Bare(value) switch
    {
        null => throw SweepErrors.NoValue(name, "null"),
        string text => new(text),
        bool flag => new(flag ? "true" : "false"),
        float number => new(number.ToString("R", CultureInfo.InvariantCulture)),
        double number => new(number.ToString("R", CultureInfo.InvariantCulture)),
        IEnumerable list => throw SweepErrors.NoValue(name, list is IDictionary ? "a dictionary" : "a list inside a list"),
        IFormattable other => new(other.ToString(null, CultureInfo.InvariantCulture)),
        var other => new(other.ToString() ?? ""),
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
