using System.Text.Json.Nodes;

namespace BatchAi.Service.Api.Earlier;

/// <summary>The first version's way to write its words: each begins with a capital letter.</summary>
internal static class PreviewSpelling
{
    private static readonly string[] Members =
    [
        "allocationState", "cachingType", "executionState", "fileServerType", "nodeDeallocationOption", "provisioningState", "toolType", "vmPriority",
    ];

    private static readonly string[] WordsOfMoreThanOne = ["CustomMpi", "LowPriority", "PyTorch", "ReadOnly", "ReadWrite", "TensorFlow", "WaitForJobCompletion"];

    /// <summary>Writes all words of a resource's properties so.</summary>
    internal static void Apply(JsonNode node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items.OfType<JsonNode>()) Apply(item);
        }
        else if (node is JsonObject members)
        {
            foreach (var (name, value) in members.ToList())
            {
                if (value is null) continue;
                if (Members.Contains(name)) members[name] = Spell((string)value!);
                else Apply(value);
            }
        }
    }

    private static string Spell(string word) =>
        Array.Find(WordsOfMoreThanOne, known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? string.Concat(char.ToUpperInvariant(word[0]).ToString(), word.AsSpan(1));
}
