namespace BatchAi.Service.State;

/// <summary>
/// The id of a resource: compared without regard to case, kept in the case of its creation.
/// </summary>
internal sealed class ArmId : IEquatable<ArmId>
{
    private const string Provider = "/providers/Microsoft.BatchAI";

    private string? _key;

    private ArmId(string text, string subscription, string resourceGroup)
    {
        Text = text;
        Subscription = subscription;
        ResourceGroup = resourceGroup;
    }

    /// <summary>The id as it was given at creation, or in a request.</summary>
    internal string Text { get; }

    /// <summary>The id by which resources are compared and found.</summary>
    internal string Key => _key ??= Text.ToLowerInvariant();

    internal string Subscription { get; }

    internal string ResourceGroup { get; }

    /// <summary>The last segment.</summary>
    internal string Name => Text[(Text.LastIndexOf('/') + 1)..];

    internal static ArmId Group(string subscription, string name) =>
        new($"/subscriptions/{subscription}/resourceGroups/{name}", subscription, name);

    /// <summary>A resource of our provider: pairs of type and name below the group.</summary>
    internal static ArmId Of(string subscription, string resourceGroup, params ReadOnlySpan<string> typesAndNames) =>
        new($"{Group(subscription, resourceGroup).Text}{Provider}/{string.Join('/', typesAndNames!)}", subscription, resourceGroup);

    /// <summary>A resource of another provider, e.g. a storage account.</summary>
    internal static ArmId OfProvider(string subscription, string resourceGroup, string provider, string type, string name) =>
        new($"{Group(subscription, resourceGroup).Text}/providers/{provider}/{type}/{name}", subscription, resourceGroup);

    /// <summary>A child of this resource.</summary>
    internal ArmId Child(string type, string name) => new($"{Text}/{type}/{name}", Subscription, ResourceGroup);

    /// <summary>The resource that this one is a child of.</summary>
    internal ArmId Parent => new(Text[..Text.LastIndexOf('/', Text.LastIndexOf('/') - 1)], Subscription, ResourceGroup);

    /// <summary>Reads an id out of a request's body; null when it has not the form of one.</summary>
    internal static ArmId? TryParse(string? text)
    {
        var segments = text?.TrimEnd('/').Split('/') ?? [];
        return segments.Length >= 5
            && segments[0].Length == 0
            && segments.Length % 2 == 1
            && !Array.Exists(segments[1..], string.IsNullOrWhiteSpace)
            && !HasControl(text!)
            && segments[1].Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            && segments[3].Equals("resourceGroups", StringComparison.OrdinalIgnoreCase)
            ? new ArmId(text!.TrimEnd('/'), segments[2], segments[4])
            : null;
    }

    private static bool HasControl(string text)
    {
        foreach (var letter in text)
        {
            if (char.IsControl(letter)) return true;
        }

        return false;
    }

    public bool Equals(ArmId? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as ArmId);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);

    public override string ToString() => Text;
}
