using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Judges names, and makes the ids of new resources.</summary>
internal static class ResourceNames
{
    private const int Longest = 64;

    /// <summary>Checks the name of a resource that is to be created.</summary>
    /// <exception cref="ControlException">The id's name has letters that it must not have, or too many.</exception>
    internal static void Check(ResourceKind kind, ArmId id)
    {
        var name = id.Name;
        if (name.Length is 0 or > Longest || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')) throw Refusals.InvalidName(kind, name);
    }

    /// <summary>The id of a new resource: its parents' in the case of their creation, its own as asked for.</summary>
    internal static ArmId Below(ResourceRow parent, ResourceKind kind, ArmId id) => parent.Id.Child(ResourceTypes.SegmentOf(kind), id.Name);
}
