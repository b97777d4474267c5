using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Compares a text with the shape of a request, and lists every difference.</summary>
/// <param name="faults">Where to list them.</param>
/// <param name="isFile">Whether it is a file, to which something is added before it becomes a request.</param>
internal sealed class ShapeWalker(FaultList faults, bool isFile)
{
    public void Check(ConfigPlace place, WireShape shape, WireMember? member = null)
    {
        switch (shape.Kind)
        {
            case WireShapeKind.Object when place.Node.Kind == ConfigNodeKind.Object:
                CheckObject(place, shape);
                break;
            case WireShapeKind.List when place.Node.Kind == ConfigNodeKind.Array:
                CheckItems(place, shape.Item!);
                break;
            case WireShapeKind.Map when place.Node.Kind == ConfigNodeKind.Object:
                CheckValues(place, shape.Item!);
                break;
            case WireShapeKind.Text when place.Node.PassesForText:
                CheckText(place, member);
                break;
            case WireShapeKind.Integer when place.Node.Kind == ConfigNodeKind.Number:
                CheckInteger(place);
                break;
            case WireShapeKind.Duration when place.Node.Kind == ConfigNodeKind.Text:
                CheckDuration(place);
                break;
            default:
                WrongType(place, shape);
                break;
        }
    }

    private void CheckObject(ConfigPlace place, WireShape shape)
    {
        // A member that is there under a wrong name is not missing, too.
        var misspelled = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var entry in place.Node.Members.Where(entry => entry.Name != DroppedMembers.Schema))
        {
            var member = shape.Find(entry.Name);
            if (DroppedMembers.ReasonFor(shape.Model, entry.Name) is { } reason)
            {
                var message = $"{FaultWords.Quote(entry.Name)} is ignored: {reason}.";
                faults.Warning(FaultCodes.MemberDropped, place.Path.Member(entry.Name), entry.Line, entry.Column, message);
            }
            else if (member is null)
            {
                misspelled.Add(Unknown(place, shape, entry));
            }
            else if (entry.Value.Kind != ConfigNodeKind.Null)
            {
                Check(new(entry.Value, place.Path.Member(entry.Name)), member.Shape, member);
            }
        }

        foreach (var member in shape.Members.Where(member => !misspelled.Contains(member.Name))) CheckPresence(place, member);
        foreach (var pair in shape.SecretPairs) CheckSecretPair(place, shape, pair);
    }

    // The member that was meant, if that can be told.
    private string? Unknown(ConfigPlace place, WireShape shape, ConfigMember entry)
    {
        var path = place.Path.Member(entry.Name);
        var name = FaultWords.Quote(entry.Name);
        if (Spelling.Nearest(entry.Name, shape.Members.Select(member => member.Name)) is { } near)
        {
            faults.Error(FaultCodes.UnknownMember, path, entry.Line, entry.Column, $"There is no member {name}; did you mean '{near}'?", suggestion: near);
            return near;
        }

        if (shape.Find("properties")?.Shape.Find(entry.Name) is not null)
        {
            faults.Error(FaultCodes.UnknownMember, path, entry.Line, entry.Column, $"{name} stands in the wrong place; move it into 'properties'.", suggestion: "properties." + entry.Name);
        }
        else
        {
            faults.Warning(FaultCodes.MemberDropped, path, entry.Line, entry.Column, $"{name} is ignored: the API has no such member here.");
        }

        return null;
    }

    private void CheckPresence(ConfigPlace place, WireMember member)
    {
        // Properties that have required members cannot be left out as a whole.
        var isRequired = MustBeThere(member) || (member.Name == "properties" && member.Shape.Members.Any(MustBeThere));
        if (!isRequired || place.Node.Find(member.Name) is not null) return;
        var expected = member.Values.Count > 0 ? FaultWords.Or(member.Values) : Expected(member.Shape.Kind);
        faults.Error(FaultCodes.MissingMember, place.Path.Member(member.Name), place.Node.Line, place.Node.Column, $"'{member.Name}' is missing in this object; add it, {expected}.", expected);
    }

    private bool MustBeThere(WireMember member) => member.IsRequired && !(isFile && member.MayComeLater);

    private void CheckSecretPair(ConfigPlace place, WireShape shape, (string Plain, string Reference) pair)
    {
        var count = (place.Node.Find(pair.Plain) is null ? 0 : 1) + (place.Node.Find(pair.Reference) is null ? 0 : 1);
        // Keys may be filled in when a file is submitted, and an account of the service's own needs none.
        if (count == 1 || (count == 0 && shape.Model == typeof(AzureStorageCredentialsInfo))) return;
        faults.Error(FaultCodes.ExactlyOne, place, $"This object has {(count == 0 ? "neither" : "both")} of '{pair.Plain}' and '{pair.Reference}'; give exactly one of them.");
    }

    private void CheckItems(ConfigPlace place, WireShape item)
    {
        for (var i = 0; i < place.Node.Items.Count; i++) Check(new(place.Node.Items[i], place.Path.Item(i)), item);
    }

    private void CheckValues(ConfigPlace place, WireShape item)
    {
        foreach (var entry in place.Node.Members.Where(entry => entry.Value.Kind != ConfigNodeKind.Null))
        {
            Check(new(entry.Value, place.Path.Member(entry.Name)), item);
        }
    }

    private void CheckText(ConfigPlace place, WireMember? member)
    {
        var text = place.Text;
        if (text.Contains('\0'))
        {
            faults.Error(FaultCodes.InvalidText, place, "This text holds a NUL character, which cannot be passed on; take it out.");
        }
        else if (member is { MayBeBlank: false } && MustBeThere(member) && string.IsNullOrWhiteSpace(text))
        {
            faults.Error(FaultCodes.EmptyValue, place, $"'{member.Name}' is blank; give it a value.");
        }
        else if (member is { Values.Count: > 0 } && !member.Values.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            var near = Spelling.Nearest(text, member.Values);
            var question = near is null ? "" : $"; did you mean '{near}'?";
            faults.Error(FaultCodes.InvalidValue, place, $"{FaultWords.Quote(text)} is no value of '{member.Name}': it is {FaultWords.Or(member.Values)}{(near is null ? "." : question)}", FaultWords.Or(member.Values), near);
        }
    }

    private void CheckInteger(ConfigPlace place)
    {
        if (ConfigPlace.TryParseInteger(place.Text, out _)) return;
        faults.Error(FaultCodes.WrongType, place, $"{FaultWords.Quote(place.Text)} is not a whole number that fits 32 bits; write one, e.g. 2.", Expected(WireShapeKind.Integer));
    }

    private void CheckDuration(ConfigPlace place)
    {
        if (WireDuration.TryParse(place.Text, out _)) return;
        faults.Error(FaultCodes.WrongType, place, $"{FaultWords.Quote(place.Text)} is not a duration; write it in ISO 8601, e.g. P7D or PT1H.", Expected(WireShapeKind.Duration));
    }

    private void WrongType(ConfigPlace place, WireShape shape)
    {
        var expected = Expected(shape.Kind);
        faults.Error(FaultCodes.WrongType, place, $"Found {ConfigNode.Describe(place.Node.Kind)} where {expected} belongs{Remedy(place.Node, shape)}", expected);
    }

    private static string Remedy(ConfigNode found, WireShape shape) => shape.Kind switch
    {
        WireShapeKind.Text when found.Kind is ConfigNodeKind.Number or ConfigNodeKind.Boolean => "; put it in double quotes.",
        WireShapeKind.Integer when found.Kind == ConfigNodeKind.Text && ConfigPlace.TryParseInteger(found.Text, out _) => "; take its quotes off.",
        _ => ".",
    };

    private static string Expected(WireShapeKind kind) => kind switch
    {
        WireShapeKind.Object => "an object",
        WireShapeKind.List => "an array",
        WireShapeKind.Integer => "a whole number",
        WireShapeKind.Duration => "a duration in ISO 8601 such as P7D or PT1H",
        _ => "a text",
    };
}
