using System.Runtime.InteropServices;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Where a name's file or folder is.</summary>
/// <param name="Host">Its path beneath the root, as it is on the disk.</param>
/// <param name="Stat">What it is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Located(string Host, HostStat Stat)
{
    /// <summary>The folder's path.</summary>
    internal string Folder => FolderOf(Host);

    internal string Name => NameOf(Host);

    internal static string FolderOf(string host) => host.LastIndexOf('/') is > 0 and var cut ? host[..cut] : ".";

    internal static string NameOf(string host) => host[(host.LastIndexOf('/') + 1)..];

    internal static string Join(string folder, string name) => folder == "." ? name : $"{folder}/{name}";
}
