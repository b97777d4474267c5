using System.Reflection;

namespace BatchAi.Client.Local;

/// <summary>Where a link leads to. Only .NET of today can tell; .NET Framework runs where programs are no links.</summary>
internal static class LinkTarget
{
    private static readonly MethodInfo? Resolve = typeof(File).GetMethod("ResolveLinkTarget", [typeof(string), typeof(bool)]);

    /// <summary>The end of a chain of links; null when the file is none.</summary>
    internal static string? Of(string path) => (Resolve?.Invoke(null, [path, true]) as FileSystemInfo)?.FullName;
}
