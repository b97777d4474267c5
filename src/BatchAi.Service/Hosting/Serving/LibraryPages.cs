using System.Runtime.InteropServices;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>
/// Lets go of the pages of libraries, which are most of what a waiting service holds. The kernel keeps them as part of
/// its cache for as long as it has no better use for the memory, so that what is used again is there without a disk.
/// </summary>
internal sealed partial class LibraryPages
{
    private const string Mappings = "/proc/self/smaps";
    private const int DoNotNeed = 4;
    private HashSet<MappedLibrary> _known = [];

    /// <summary>Notes which libraries are loaded.</summary>
    internal void Note() => _known = [.. Read()];

    /// <summary>Lets go of the libraries that were loaded when they were noted: one that is just being loaded is being written to.</summary>
    internal void Release()
    {
        foreach (var library in Read().Where(_known.Contains)) _ = Advise(library.Start, library.End - library.Start, DoNotNeed);
        _known = [];
    }

    private static IReadOnlyList<MappedLibrary> Read()
    {
        if (!OperatingSystem.IsLinux()) return [];
        try
        {
            using var mappings = new FileStream(Mappings, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            return MappedLibraries.Find(mappings);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Where the system does not tell, the pages stay.
            return [];
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nuint start, nuint length, int advice);
}
