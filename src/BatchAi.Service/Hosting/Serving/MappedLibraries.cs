using System.Globalization;
using System.Text;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Finds, in what <c>/proc/self/smaps</c> tells, the mappings of libraries whose pages are the file's: nobody may write
/// to them (<c>r-xp</c>, <c>r--s</c>…), and nobody has, e.g. the loader, or a debugger its breakpoint. Half a megabyte
/// is read without leaving as much garbage behind, because this is done to have less memory.
/// </summary>
internal sealed class MappedLibraries
{
    private const int LongestLine = 32 * 1024;
    private readonly List<MappedLibrary> _found = [];
    private MappedLibrary? _mapping;

    private MappedLibraries()
    {
    }

    internal static IReadOnlyList<MappedLibrary> Find(Stream smaps)
    {
        var libraries = new MappedLibraries();
        var buffer = new byte[LongestLine];
        var filled = 0;
        while (smaps.Read(buffer.AsSpan(filled)) is var read and > 0)
        {
            filled += read;
            var taken = libraries.TakeLines(buffer.AsSpan(0, filled));
            buffer.AsSpan(taken, filled - taken).CopyTo(buffer);
            filled -= taken;
        }

        return libraries._found;
    }

    private int TakeLines(ReadOnlySpan<byte> text)
    {
        var taken = 0;
        while (text[taken..].IndexOf((byte)'\n') is var length and >= 0)
        {
            Take(text.Slice(taken, length));
            taken += length + 1;
        }

        return taken;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        // Addresses are in digits and small letters; the figures below them have names in capitals.
        if (line is [(>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'f'), ..]) _mapping = TryRead(line);
        else if (_mapping is { } mapping && IsNothingOwn(line)) _found.Add(mapping);
    }

    // 7fd172270000-7fd172dbc000 r-xp 00000000 fe:00 350922    /usr/share/dotnet/…/System.Private.CoreLib.dll
    private static MappedLibrary? TryRead(ReadOnlySpan<byte> line)
    {
        var dash = line.IndexOf((byte)'-');
        var space = line.IndexOf((byte)' ');
        var path = line.IndexOf((byte)'/');
        if (path < 0 || dash < 0 || space < dash || !line[space..].StartsWith(" r-"u8)) return null;
        var file = Encoding.UTF8.GetString(line[path..]);
        return IsLibrary(file)
            && nuint.TryParse(line[..dash], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var start)
            && nuint.TryParse(line[(dash + 1)..space], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var end)
            ? new MappedLibrary(start, end, file)
            : null;
    }

    // These are loaded once and stay, others may be mapped for a moment. The name of one that was deleted ends otherwise.
    private static bool IsLibrary(string file) =>
        file.EndsWith(".dll", StringComparison.Ordinal) || file.EndsWith(".so", StringComparison.Ordinal)
        || (char.IsAsciiDigit(file[^1]) && Path.GetFileName(file).Contains(".so.", StringComparison.Ordinal));

    private static bool IsNothingOwn(ReadOnlySpan<byte> line) =>
        line.StartsWith("Anonymous:"u8) && line["Anonymous:".Length..].Trim((byte)' ').SequenceEqual("0 kB"u8);
}
