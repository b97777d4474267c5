using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Security;
using System.Text;
using System.Xml;

namespace BatchAi.Parameters;

/// <summary>Writes what scripts have as JSON: hashtables, lists, objects with properties, and plain values. Nulls are left out.</summary>
internal static class JsonText
{
    private const int MaximumDepth = 60;

    /// <summary>The JSON; durations are in ISO 8601, and secrets become text.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="BatchAiException"><c>ConfigTooDeep</c>: it holds itself, or nearly so.</exception>
    internal static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, depth: 0);
        return text.ToString();
    }

    /// <summary>The entries of a dictionary of any kind; keys become text.</summary>
    internal static IEnumerable<(string Key, object? Value)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary) yield return (Words(entry.Key), entry.Value);
    }

    private static void Write(StringBuilder text, object? value, int depth)
    {
        if (depth > MaximumDepth) throw ConfigErrors.TooDeep();
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case PSObject wrapped when wrapped.BaseObject is not (IDictionary or IList or string or ValueType or SecureString):
                WriteMembers(text, MembersOf(wrapped), depth);
                break;
            case PSObject wrapped:
                Write(text, wrapped.BaseObject, depth);
                break;
            case IDictionary dictionary:
                WriteMembers(text, Entries(dictionary), depth);
                break;
            case IEnumerable items when value is not string:
                WriteItems(text, items, depth);
                break;
            default:
                WriteScalar(text, value);
                break;
        }
    }

    private static void WriteMembers(StringBuilder text, IEnumerable<(string Name, object? Value)> members, int depth)
    {
        text.Append('{');
        var separator = "";
        foreach (var (name, value) in members.Where(member => member.Value is not null))
        {
            text.Append(separator);
            WriteText(text, name);
            text.Append(':');
            Write(text, value, depth + 1);
            separator = ",";
        }

        text.Append('}');
    }

    private static void WriteItems(StringBuilder text, IEnumerable items, int depth)
    {
        text.Append('[');
        var separator = "";
        foreach (var item in items)
        {
            text.Append(separator);
            Write(text, item, depth + 1);
            separator = ",";
        }

        text.Append(']');
    }

    private static void WriteScalar(StringBuilder text, object value)
    {
        switch (value)
        {
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal:
                text.Append(Words(value));
                break;
            case TimeSpan duration:
                WriteText(text, XmlConvert.ToString(duration));
                break;
            case SecureString secret:
                WriteText(text, new NetworkCredential("", secret).Password);
                break;
            default:
                WriteText(text, Words(value));
                break;
        }
    }

    private static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\') text.Append('\\').Append(c);
            else if (char.IsControl(c) || char.IsSurrogate(c)) text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else text.Append(c);
        }

        text.Append('"');
    }

    private static string Words(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static IEnumerable<(string Name, object? Value)> MembersOf(PSObject value) => value.Properties.Select(property => (property.Name, (object?)property.Value));
}
