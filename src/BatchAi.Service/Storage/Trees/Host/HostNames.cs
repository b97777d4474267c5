using System.Text;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Collects the names in a folder of what may be a file.</summary>
internal sealed class HostNames : IHostVisitor
{
    private readonly List<string> _names = [];

    private HostNames()
    {
    }

    /// <summary>The names in a folder of what may be a file, in no order: what is no file is found out when it is opened.</summary>
    internal static IReadOnlyList<string> MaybeFiles(HostFolder folder)
    {
        var names = new HostNames();
        folder.Scan(names);
        return names._names;
    }

    public bool Visit(ReadOnlySpan<byte> name, HostKind? kind)
    {
        if (kind is not HostKind.Folder) _names.Add(Encoding.UTF8.GetString(name));
        return true;
    }
}
