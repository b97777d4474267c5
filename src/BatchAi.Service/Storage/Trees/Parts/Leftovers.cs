using System.Text;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>Removes what is in a folder of ours, one level deep.</summary>
internal sealed class Leftovers : IHostVisitor
{
    private readonly List<(string Name, bool IsFolder)> _found = [];

    internal static void RemoveAll(HostFolder folder)
    {
        var leftovers = new Leftovers();
        folder.Scan(leftovers);
        foreach (var (name, isFolder) in leftovers._found)
        {
            if (isFolder) RemoveFolder(folder, name);
            else folder.RemoveFile(name);
        }
    }

    /// <summary>What is in a folder of ours.</summary>
    internal static IEnumerable<string> Names(HostFolder folder)
    {
        var leftovers = new Leftovers();
        folder.Scan(leftovers);
        return leftovers._found.Select(f => f.Name);
    }

    /// <summary>Removes a folder of ours with the files in it.</summary>
    internal static void RemoveFolder(HostFolder folder, string name)
    {
        using (var inner = folder.OpenFolder(name)) RemoveAll(inner);
        folder.RemoveFolder(name);
    }

    public bool Visit(ReadOnlySpan<byte> name, HostKind? kind)
    {
        _found.Add((Encoding.UTF8.GetString(name), kind == HostKind.Folder));
        return true;
    }
}
