using System.Text.Encodings.Web;
using System.Text.Json;

namespace BatchAi.Client.Compute;

/// <summary>Writes the bodies of requests that have many jobs.</summary>
internal static class JobBatchBody
{
    // Letters of other scripts are not blown up to six bytes each.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The body that submits jobs.</summary>
    internal static byte[] Of(IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group) => Write(json =>
    {
        if (group is not null) WriteGroup(json, group);
        json.WriteStartArray("jobs");
        foreach (var job in jobs) WriteJob(json, job);
        json.WriteEndArray();
    });

    /// <summary>The body that removes jobs.</summary>
    internal static byte[] Of(IReadOnlyList<string> names) => Write(json =>
    {
        json.WriteStartArray("names");
        foreach (var name in names) json.WriteStringValue(name);
        json.WriteEndArray();
    });

    private static void WriteGroup(Utf8JsonWriter json, JobGroup group)
    {
        json.WriteStartObject("group");
        json.WriteString("name", group.Name);
        if (group.Limit is { } limit) json.WriteNumber("limit", limit);
        json.WriteEndObject();
    }

    private static void WriteJob(Utf8JsonWriter json, JobSubmissionItem job)
    {
        json.WriteStartObject();
        json.WriteString("name", job.Name);
        using var body = JsonDocument.Parse(job.Body);
        foreach (var member in body.RootElement.EnumerateObject().Where(member => member.Name != "name")) member.WriteTo(json);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
