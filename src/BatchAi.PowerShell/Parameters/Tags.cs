using System.Collections;
using System.Globalization;

namespace BatchAi.Parameters;

/// <summary>Reads tags as users write them.</summary>
internal static class Tags
{
    /// <summary>The tags; null when none are given.</summary>
    internal static IDictionary<string, string>? Read(Hashtable? tags) => tags?.Cast<DictionaryEntry>().ToDictionary(
        tag => System.Convert.ToString(tag.Key, CultureInfo.InvariantCulture) ?? "",
        tag => System.Convert.ToString(tag.Value, CultureInfo.InvariantCulture) ?? "");
}
