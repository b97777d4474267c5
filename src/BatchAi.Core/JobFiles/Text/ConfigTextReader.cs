using System.Text;
using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>Reads JSON into a tree that keeps places. Comments and trailing commas are welcome; faults are listed, never thrown.</summary>
internal sealed class ConfigTextReader
{
    public const int MaximumBytes = 4 * 1024 * 1024;
    public const int MaximumDepth = 64;
    public const int MaximumValues = 20_000;

    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        // Deeper than what is accepted, so that the reader below is the one who complains.
        MaxDepth = 2 * MaximumDepth,
    };

    private readonly FaultList _faults;
    private readonly TextCursor? _cursor;
    private readonly Stack<ConfigFrame> _open = new();
    private ConfigNode? _root;
    private string? _name;
    private (int Line, int Column) _namePlace;
    private int _values;
    private bool _isOverLimit;

    private ConfigTextReader(FaultList faults, TextCursor? cursor)
    {
        _faults = faults;
        _cursor = cursor;
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The root; none when the text is not JSON or goes over a limit.</returns>
    public static ConfigNode? ReadFile(ReadOnlyMemory<byte> utf8, FaultList faults)
    {
        if (ConfigEncoding.Decode(utf8, faults) is not { } text) return null;
        var cursor = new TextCursor(text);
        return new ConfigTextReader(faults, cursor).Read(text);
    }

    /// <summary>Reads a value that stands in no file.</summary>
    /// <returns>The value; none when the text is not faultless JSON.</returns>
    public static ConfigNode? ReadValue(string json)
    {
        var faults = new FaultList();
        var value = new ConfigTextReader(faults, null).Read(Encoding.UTF8.GetBytes(json));
        return faults.HasErrors ? null : value;
    }

    private ConfigNode? Read(byte[] text)
    {
        var reader = new Utf8JsonReader(text, Options);
        var last = JsonTokenType.None;
        var consumed = 0;
        try
        {
            while (reader.Read())
            {
                Take(ref reader);
                if (_isOverLimit) return null;
                last = reader.TokenType;
                consumed = (int)reader.BytesConsumed;
            }

            return _root;
        }
        catch (JsonException exception)
        {
            var syntax = new JsonSyntax(text, consumed, last, _open.Count > 0 ? _open.Peek().Node.Kind : null);
            var offset = JsonSyntax.OffsetOf(text, exception);
            var place = PlaceOf(offset);
            _faults.Error(FaultCodes.InvalidJson, Path, place.Line, place.Column, syntax.Describe(offset), syntax.Expected(offset));
            return null;
        }
    }

    private ConfigPath Path => _open.Count == 0 ? ConfigPath.Root : _open.Peek().PathTo(_name);

    private void Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndObject:
            case JsonTokenType.EndArray:
                _open.Pop();
                break;
            case JsonTokenType.PropertyName:
                _namePlace = PlaceOf((int)reader.TokenStartIndex);
                _name = TextOf(ref reader, _namePlace);
                break;
            default:
                TakeValue(ref reader);
                break;
        }
    }

    private void TakeValue(ref Utf8JsonReader reader)
    {
        var place = PlaceOf((int)reader.TokenStartIndex);
        var path = Path;
        var node = reader.TokenType switch
        {
            JsonTokenType.StartObject => new ConfigNode(ConfigNodeKind.Object, place.Line, place.Column),
            JsonTokenType.StartArray => new ConfigNode(ConfigNodeKind.Array, place.Line, place.Column),
            JsonTokenType.String => new ConfigNode(ConfigNodeKind.Text, place.Line, place.Column, TextOf(ref reader, place)),
            JsonTokenType.Number => new ConfigNode(ConfigNodeKind.Number, place.Line, place.Column, Encoding.UTF8.GetString(reader.ValueSpan.ToArray())),
            JsonTokenType.Null => new ConfigNode(ConfigNodeKind.Null, place.Line, place.Column),
            _ => new ConfigNode(ConfigNodeKind.Boolean, place.Line, place.Column, reader.TokenType == JsonTokenType.True ? "true" : "false"),
        };
        Attach(node);
        _name = null;
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) _open.Push(new ConfigFrame(node, path));
        CheckLimits(node, path);
    }

    private void Attach(ConfigNode node)
    {
        if (_open.Count == 0)
        {
            _root = node;
            return;
        }

        var parent = _open.Peek();
        if (_name is null)
        {
            parent.Node.Items.Add(node);
        }
        else if (parent.Names.Add(_name))
        {
            parent.Node.Members.Add(new ConfigMember(_name, _namePlace.Line, _namePlace.Column, node));
        }
        else
        {
            var message = $"{FaultWords.Quote(_name)} stands in this object more than once; keep one of them.";
            _faults.Error(FaultCodes.DuplicateMember, parent.PathTo(_name), _namePlace.Line, _namePlace.Column, message);
        }
    }

    private void CheckLimits(ConfigNode node, ConfigPath path)
    {
        _values++;
        _isOverLimit = _open.Count > MaximumDepth || _values > MaximumValues;
        if (_open.Count > MaximumDepth)
        {
            _faults.Error(FaultCodes.TooDeep, path, node.Line, node.Column, $"Objects and arrays are nested more than {MaximumDepth} deep; nothing in such a file needs that.");
        }
        else if (_values > MaximumValues)
        {
            _faults.Error(FaultCodes.FileTooLarge, path, node.Line, node.Column, $"The file holds more than {MaximumValues} values; make it smaller.");
        }
    }

    private string TextOf(ref Utf8JsonReader reader, (int Line, int Column) place)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            _faults.Error(FaultCodes.InvalidText, Path, place.Line, place.Column, "An escape in this text stands for half a character; write both halves of the pair, or the character itself.");
            return "";
        }
    }

    private (int Line, int Column) PlaceOf(int offset)
    {
        if (_cursor is null) return (0, 0);
        _cursor.MoveTo(offset);
        return (_cursor.Line, _cursor.Column);
    }
}
