using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Looks in a folder for any file that can be seen, and notes the folders to look in next.</summary>
internal sealed class FileSearch(HostFolder root, string host, Stack<string> folders, int most) : IHostVisitor
{
    internal bool Found { get; private set; }

    public bool Visit(ReadOnlySpan<byte> name, HostKind? kind)
    {
        if (kind == HostKind.Other || !NameCodec.For(TreeKind.Blobs).TryFromHost(name, out _, out var displaced)) return true;
        var inner = Located.Join(host, Encoding.UTF8.GetString(name));
        var seen = kind is HostKind.File or HostKind.Folder ? kind : root.Find(inner)?.Kind;
        if (seen == HostKind.Folder && !displaced) folders.Push(inner);
        Found = seen == HostKind.File || folders.Count > most;
        return !Found;
    }
}
