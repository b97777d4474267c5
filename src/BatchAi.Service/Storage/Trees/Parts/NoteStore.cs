using System.Collections.Concurrent;
using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// Notes about files and folders that leave them and their marks as they are. They lie beside the files and are on the
/// disk when they are set; whoever looks gets them from memory, since nobody else writes them.
/// </summary>
internal sealed class NoteStore : IDisposable
{
    private readonly SideFiles _files;
    private readonly ConcurrentDictionary<(ulong Id, long Born), string> _notes = [];
    private readonly Lock _changes = new();

    internal NoteStore(SideFiles files)
    {
        _files = files;
        foreach (var (id, born, bytes) in files.All()) _notes[(id, born)] = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The note about something; null when there is none.</summary>
    internal string? Find(ulong id, long born) => _notes.GetValueOrDefault((id, born));

    /// <summary>Sets the note about something, or takes it away. On the disk when this returns.</summary>
    internal void Set(ulong id, long born, string? note)
    {
        if (note is null && !_notes.ContainsKey((id, born))) return;

        // Held over both, so that disk and memory end with the same note. Who looks does not wait.
        lock (_changes)
        {
            if (note is not null)
            {
                _files.Write(id, born, Encoding.UTF8.GetBytes(note));
                _notes[(id, born)] = note;
                return;
            }

            _files.Forget(id, born);
            _files.Sync();
            _notes.TryRemove((id, born), out _);
        }
    }

    /// <summary>Gives what takes another's place the other's note. On the disk when this returns.</summary>
    internal void Carry(HostStat from, HostStat to)
    {
        if (Find(from.Id, from.Born) is { } note) Set(to.Id, to.Born, note);
    }

    /// <summary>Forgets a note that means nothing any more; it may come back when the machine loses its power now.</summary>
    internal void Forget(ulong id, long born)
    {
        if (!_notes.ContainsKey((id, born))) return;
        lock (_changes)
        {
            _files.Forget(id, born);
            _notes.TryRemove((id, born), out _);
        }
    }

    public void Dispose() => _files.Dispose();
}
