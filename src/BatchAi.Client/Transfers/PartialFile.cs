using System.Globalization;
using System.Text;

namespace BatchAi.Client.Transfers;

/// <summary>
/// A file that is being received: <c>name.partial</c>, and beside it a note of its version and of the parts that are in it. Whoever
/// receives the same version later goes on from there.
/// </summary>
internal sealed class PartialFile : IDisposable
{
    private const char Done = '1';
    private const char Open = '0';

    private readonly string _target;
    private readonly string _note;
    private readonly string _version;
    private readonly StringBuilder _parts;
    private readonly FileStream _file;
    private readonly object _turn = new();

    private PartialFile(string target, FilePart first)
    {
        (_target, _note) = (target, target + ".partial.parts");
        _version = $"{first.ETag}\n{first.Total.ToString(CultureInfo.InvariantCulture)}\n";
        _file = new FileStream(target + ".partial", FileMode.OpenOrCreate, FileAccess.ReadWrite, System.IO.FileShare.None);
        var count = (int)((first.Total + PartReader.PartLength - 1) / PartReader.PartLength);
        _parts = new(ReadNote(count) ?? new string(Open, count));
        IsResumed = _parts.ToString().IndexOf(Done) >= 0;
        if (!IsResumed) _file.SetLength(0);
    }

    /// <summary>Whether some of it came from an earlier time.</summary>
    internal bool IsResumed { get; }

    /// <summary>How many parts it has.</summary>
    internal int Count => _parts.Length;

    /// <summary>Opens it, or begins it.</summary>
    /// <param name="target">Where the whole file will be.</param>
    /// <param name="first">The first part, which tells version and length.</param>
    internal static PartialFile Begin(string target, FilePart first) => new(target, first);

    /// <summary>Whether a part is in it.</summary>
    internal bool Has(int part) => _parts[part] == Done;

    /// <summary>Takes a part. The note is written after it, so that it never tells too much.</summary>
    internal void Take(int part, byte[] bytes)
    {
        lock (_turn)
        {
            _file.Position = (long)part * PartReader.PartLength;
            _file.Write(bytes, 0, bytes.Length);
            _file.Flush();
            _parts[part] = Done;
            if (_parts.Length > 1) File.WriteAllText(_note, _version + _parts);
        }
    }

    /// <summary>Checks the whole file; only what lay on a disk for a while has to be.</summary>
    internal async Task<bool> IsSoundAsync(byte[]? sum, CancellationToken cancellationToken)
    {
        if (!IsResumed || sum is null) return true;
        _file.Position = 0;
        return (await Checksum.OfAsync(_file, cancellationToken)).SequenceEqual(sum);
    }

    /// <summary>Makes it the whole file.</summary>
    internal void Complete(DateTimeOffset? written)
    {
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        if (written is { } time) File.SetLastWriteTimeUtc(_file.Name, time.UtcDateTime);
        if (File.Exists(_target)) File.Replace(_file.Name, _target, destinationBackupFileName: null);
        else File.Move(_file.Name, _target);
        File.Delete(_note);
    }

    /// <summary>Throws away what is in it.</summary>
    internal void Discard()
    {
        File.Delete(_note);
        _file.Dispose();
        File.Delete(_file.Name);
    }

    public void Dispose() => _file.Dispose();

    private string? ReadNote(int count)
    {
        if (!File.Exists(_note)) return null;
        var text = File.ReadAllText(_note);
        return text.StartsWith(_version, StringComparison.Ordinal) && text.Length == _version.Length + count ? text.Substring(_version.Length) : null;
    }
}
