using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>Finds where the group and the jobs stand in a request for many jobs. Each job is read by itself afterwards, so that a text may have as many values as it likes.</summary>
internal sealed class JobBatchParts(byte[] text, FaultList faults)
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 2 * ConfigTextReader.MaximumDepth,
    };

    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly TextCursor _cursor = new(text);

    /// <summary>The place of the group; none when there is none.</summary>
    public (int Start, int End)? Group { get; private set; }

    /// <summary>The places of the jobs.</summary>
    public List<(int Start, int End)> Jobs { get; } = [];

    /// <summary>Reads the whole text.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public void Read()
    {
        var reader = new Utf8JsonReader(text, Options);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            Fault(FaultCodes.WrongType, ConfigPath.Root, 0, "The body is not an object; write { \"jobs\": [ … ] }.");
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName) ReadMember(ref reader);

        // The end may be followed by something that is no JSON.
        while (reader.Read())
        {
        }

        if (!_known.Contains("jobs")) Fault(FaultCodes.MissingMember, ConfigPath.Root.Member("jobs"), 0, "'jobs' is missing in this object; add it, an array.");
    }

    private void ReadMember(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var name = NameOf(ref reader);
        reader.Read();
        if (name is null)
        {
            reader.Skip();
            (var line, var column) = PlaceOf(start);
            faults.Warning(FaultCodes.MemberDropped, ConfigPath.Root, line, column, "This member is ignored: only 'group' and 'jobs' are read here.");
        }
        else if (!_known.Add(name))
        {
            reader.Skip();
            Fault(FaultCodes.DuplicateMember, ConfigPath.Root.Member(name), start, $"'{name}' stands in this object more than once; keep one of them.");
        }
        else if (name == "group")
        {
            if (reader.TokenType != JsonTokenType.Null) Group = SkipValue(ref reader);
        }
        else
        {
            ReadJobs(ref reader);
        }
    }

    // One of the two that are read.
    private static string? NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.ValueTextEquals("jobs") ? "jobs" : reader.ValueTextEquals("group") ? "group" : null;
        }
        catch (InvalidOperationException)
        {
            // An escape in it stands for half a character.
            return null;
        }
    }

    private void ReadJobs(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var path = ConfigPath.Root.Member("jobs");
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            Fault(FaultCodes.WrongType, path, start, "'jobs' is not an array; write one job after the other between [ and ].");
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Jobs.Add(SkipValue(ref reader));
        if (Jobs.Count > JobBatchBody.MostJobs)
        {
            Fault(FaultCodes.OutOfRange, path, start, $"There are {Jobs.Count} jobs in this body; send {JobBatchBody.MostJobs} at the most with one request.");
        }
    }

    private static (int Start, int End) SkipValue(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return (start, (int)reader.BytesConsumed);
    }

    private void Fault(string code, ConfigPath path, int offset, string message)
    {
        var (line, column) = PlaceOf(offset);
        faults.Error(code, path, line, column, message);
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        _cursor.MoveTo(offset);
        return (_cursor.Line, _cursor.Column);
    }
}
