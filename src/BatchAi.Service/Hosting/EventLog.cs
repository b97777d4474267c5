using System.Text.Json;

namespace BatchAi.Service.Hosting;

/// <summary>A log of the service's own: one JSON object per line, kept below a size by one older file.</summary>
internal sealed class EventLog(string path, TimeProvider time)
{
    private const long MaximumLength = 8 << 20;
    private readonly Lock _lock = new();
    private bool _hasFolder;

    /// <summary>Appends an event. It must not hold secrets; line breaks in it are escaped.</summary>
    /// <param name="name">What happened, e.g. <c>attemptStarted</c>.</param>
    /// <param name="subject">To what.</param>
    /// <param name="detail">More of it, in words.</param>
    internal void Write(string name, string? subject = null, string? detail = null)
    {
        lock (_lock)
        {
            try
            {
                MakeFolder();
                if (new FileInfo(path) is { Exists: true, Length: > MaximumLength }) File.Move(path, path + ".1", overwrite: true);
                using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                using (var json = new Utf8JsonWriter(file)) WriteEvent(json, name, subject, detail);
                file.WriteByte((byte)'\n');
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A full disk must not stop what the log is about, nor must a folder that is not ours any more.
            }
        }
    }

    // A data root that was removed under its service or agent stays removed.
    private void MakeFolder()
    {
        var folder = Path.GetDirectoryName(path)!;
        if (_hasFolder && !Directory.Exists(Path.GetDirectoryName(folder))) return;
        OwnerOnly.CreateDirectory(folder);
        _hasFolder = true;
    }

    private void WriteEvent(Utf8JsonWriter json, string name, string? subject, string? detail)
    {
        json.WriteStartObject();
        json.WriteString("time", time.GetUtcNow());
        json.WriteString("event", name);
        if (subject is not null) json.WriteString("subject", subject);
        if (detail is not null) json.WriteString("detail", detail);
        json.WriteEndObject();
    }
}
