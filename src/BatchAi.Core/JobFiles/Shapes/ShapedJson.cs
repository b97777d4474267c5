using System.Text.Json;

namespace BatchAi.Core.JobFiles;

/// <summary>Writes what a request has of a faultless file; everything else is left out.</summary>
internal static class ShapedJson
{
    public static byte[] Write(ConfigNode root, WireShape shape)
    {
        using var utf8 = new MemoryStream();
        using (var writer = new Utf8JsonWriter(utf8)) WriteValue(writer, root, shape);
        return utf8.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, ConfigNode node, WireShape shape)
    {
        switch (shape.Kind)
        {
            case WireShapeKind.Object:
                WriteObject(writer, node, shape);
                break;
            case WireShapeKind.List:
                writer.WriteStartArray();
                foreach (var item in node.Items) WriteValue(writer, item, shape.Item!);
                writer.WriteEndArray();
                break;
            case WireShapeKind.Map:
                WriteMap(writer, node, shape.Item!);
                break;
            case WireShapeKind.Integer when ConfigPlace.TryParseInteger(node.Text, out var number):
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(node.Text);
                break;
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, ConfigNode node, WireShape item)
    {
        writer.WriteStartObject();
        foreach (var entry in node.Members.Where(entry => entry.Value.Kind != ConfigNodeKind.Null))
        {
            writer.WritePropertyName(entry.Name);
            WriteValue(writer, entry.Value, item);
        }

        writer.WriteEndObject();
    }

    private static void WriteObject(Utf8JsonWriter writer, ConfigNode node, WireShape shape)
    {
        writer.WriteStartObject();
        foreach (var entry in node.Members)
        {
            if (entry.Value.Kind == ConfigNodeKind.Null || DroppedMembers.ReasonFor(shape.Model, entry.Name) is not null) continue;
            if (shape.Find(entry.Name) is not { } member) continue;
            writer.WritePropertyName(entry.Name);
            WriteValue(writer, entry.Value, member.Shape);
        }

        writer.WriteEndObject();
    }
}
