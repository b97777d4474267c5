using System.Text;
using System.Text.Unicode;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>What is in a folder, links not followed. Paths are relative to it.</summary>
internal sealed class FolderContent
{
    /// <summary>The files.</summary>
    public IDictionary<string, FileMark> Files { get; set; } = new SortedDictionary<string, FileMark>(StringComparer.Ordinal);

    /// <summary>The folders, each after the one that it is in.</summary>
    public ISet<string> Folders { get; set; } = new SortedSet<string>(StringComparer.Ordinal);

    /// <summary>Links, pipes and devices.</summary>
    internal IList<string> Others { get; } = [];

    /// <summary>Files and folders whose names are no text; told in the best words there are.</summary>
    internal IList<string> Nameless { get; } = [];

    /// <summary>Looks into a folder.</summary>
    /// <exception cref="TreeException">Something cannot be read.</exception>
    internal static FolderContent Read(string place)
    {
        var content = new FolderContent();
        using var root = HostFolder.Open(place);
        var folders = new Stack<string>(["."]);
        while (folders.TryPop(out var path))
        {
            using var folder = root.OpenFolder(path);
            content.Add(folder, path == "." ? "" : path + "/", folders);
        }

        return content;
    }

    private void Add(HostFolder folder, string prefix, Stack<string> folders)
    {
        var names = new Names();
        folder.Scan(names);
        foreach (var name in names.Bad) Nameless.Add(prefix + name);
        foreach (var name in names.Good)
        {
            if (folder.Look(name) is not { } stat) continue;
            var path = prefix + name;
            switch (stat.Kind)
            {
                case HostKind.File:
                    Files[path] = new FileMark(stat.Length, stat.Modified, stat.Changed);
                    break;
                case HostKind.Folder:
                    Folders.Add(path);
                    folders.Push(path);
                    break;
                default:
                    Others.Add(path);
                    break;
            }
        }
    }

    private sealed class Names : IHostVisitor
    {
        internal List<string> Good { get; } = [];

        internal List<string> Bad { get; } = [];

        public bool Visit(ReadOnlySpan<byte> name, HostKind? kind)
        {
            if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8)) (Utf8.IsValid(name) ? Good : Bad).Add(Encoding.UTF8.GetString(name));
            return true;
        }
    }
}
