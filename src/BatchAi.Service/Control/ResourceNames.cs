using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Judges names, and makes the ids of new resources.</summary>
internal static class ResourceNames
{
    private const int Longest = 64;

    /// <summary>Checks the name of a resource that is to be created.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="id">Its id.</param>
    /// <param name="mayHaveDots">Whether its name may have dots inside, as earlier versions of the API let it.</param>
    /// <exception cref="ControlException">The id's name has letters that it must not have, or too many.</exception>
    internal static void Check(ResourceKind kind, ArmId id, bool mayHaveDots = false)
    {
        var name = id.Name;
        var isGood = name.Length is > 0 and <= Longest && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' || (mayHaveDots && c == '.')) && !name.EndsWith('.');
        if (!isGood) throw Refusals.InvalidName(kind, name, mayHaveDots);
    }

    /// <summary>The id of a new resource: its parents' in the case of their creation, its own as asked for.</summary>
    internal static ArmId Below(ResourceRow parent, ResourceKind kind, ArmId id) => parent.Id.Child(ResourceTypes.SegmentOf(kind), id.Name);
}
