using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>What the system says about a file or folder. Times are nanoseconds since 1970.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct HostStat
{
    internal HostKind Kind { get; init; }

    internal ulong Id { get; init; }

    internal ulong Device { get; init; }

    internal long Length { get; init; }

    internal long Links { get; init; }

    internal long Modified { get; init; }

    internal long Changed { get; init; }

    /// <summary>0 where the file system does not know.</summary>
    internal long Born { get; init; }

    /// <summary>The calendar's time for one of these.</summary>
    internal static DateTimeOffset TimeOf(long nanoseconds) => DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick);

    internal bool IsVisible => Kind is HostKind.File or HostKind.Folder;
}
