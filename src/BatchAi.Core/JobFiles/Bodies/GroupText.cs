namespace BatchAi.Core.JobFiles;

/// <summary>Reads what a request says of a group of jobs.</summary>
internal static class GroupText
{
    private const int LongestName = 64;

    /// <summary>Reads the members of an object that name a group and limit it.</summary>
    /// <returns>The group; null when there is none, or a fault.</returns>
    public static JobGroupContent? Read(ConfigPlace place, string name, string limit, FaultList faults)
    {
        foreach (var member in place.Node.Members.Where(member => member.Name != name && member.Name != limit))
        {
            faults.Warning(FaultCodes.MemberDropped, place.Path.Member(member.Name), member.Line, member.Column, $"{FaultWords.Quote(member.Name)} is ignored: only '{name}' and '{limit}' are read here.");
        }

        var most = ReadLimit(place, limit, faults);
        if (place.Member(name) is not { } text)
        {
            if (place.Member(limit) is not null) Missing(place, name, faults);
            return null;
        }

        return IsName(text, faults) ? new JobGroupContent(text.Text, most) : null;
    }

    /// <summary>Notes that an object lacks a member.</summary>
    public static void Missing(ConfigPlace place, string name, FaultList faults) =>
        faults.Error(FaultCodes.MissingMember, place.Path.Member(name), place.Node.Line, place.Node.Column, $"'{name}' is missing in this object; add it.");

    /// <summary>Whether a value is a text; else it is noted.</summary>
    public static bool IsText(ConfigPlace place, FaultList faults)
    {
        if (place.Node.Kind == ConfigNodeKind.Text) return true;
        faults.Error(FaultCodes.WrongType, place, $"Found {ConfigNode.Describe(place.Node.Kind)} where a text belongs.", "a text");
        return false;
    }

    private static bool IsName(ConfigPlace text, FaultList faults)
    {
        if (!IsText(text, faults)) return false;
        var name = text.Text;
        if (name.Length is > 0 and <= LongestName && name.All(letter => letter is '-' or '_' or (>= '0' and <= '9') or (>= 'A' and <= 'Z') or (>= 'a' and <= 'z'))) return true;
        faults.Error(FaultCodes.InvalidName, text, $"{FaultWords.Quote(name)} cannot be the name of a group: it needs 1 to {LongestName} letters, digits, '-' or '_'.");
        return false;
    }

    private static int? ReadLimit(ConfigPlace place, string name, FaultList faults)
    {
        if (place.Member(name) is not { } member) return null;
        if (place.Integer(name, out var limit) is null)
        {
            faults.Error(FaultCodes.WrongType, member, $"'{name}' is not a whole number that fits 32 bits; write one, e.g. 4.", "a whole number");
        }
        else if (limit < 1)
        {
            faults.Error(FaultCodes.OutOfRange, member, $"'{name}' is {limit}; at least one job of a group may run. Leave it out for no limit.");
        }

        return limit;
    }
}
