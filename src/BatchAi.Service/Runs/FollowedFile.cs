using BatchAi.Core.Output;

namespace BatchAi.Service.Runs;

/// <summary>A growing file that is read as far as it goes, line by line.</summary>
/// <param name="path">The file; it may not be there yet.</param>
/// <param name="mark">What tells its lines from others'.</param>
internal sealed class FollowedFile(string path, string mark)
{
    private readonly LineAssembler _lines = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private long _position;

    internal string Mark => mark;

    /// <summary>Gives the lines that were completed since the last call.</summary>
    internal IEnumerable<string> ReadNew()
    {
        using var file = TryOpen();
        if (file is null) yield break;
        file.Position = _position;
        int count;
        while ((count = file.Read(_buffer)) > 0)
        {
            _position += count;
            foreach (var line in _lines.Add(_buffer, count)) yield return line;
        }
    }

    /// <summary>Gives everything that is left, a last line without an end included.</summary>
    internal IEnumerable<string> ReadRest()
    {
        foreach (var line in ReadNew()) yield return line;
        if (_lines.Complete() is { } rest) yield return rest;
    }

    private FileStream? TryOpen()
    {
        try
        {
            var info = new FileInfo(path);
            return info.Exists && info.Length > _position ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The job may take its own file away.
            return null;
        }
    }
}
