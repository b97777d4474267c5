using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Tests.Storage.Trees.Support;

/// <summary>A storage account in a folder of its own, beside a file that nobody may touch.</summary>
internal sealed class TempAccount : IAsyncDisposable
{
    internal const string Secret = "not yours";

    private TempAccount(string outside, Func<string, HostFolder>? open = null)
    {
        Outside = outside;
        Directory.CreateDirectory(Path.Combine(outside, "account"));
        File.WriteAllText(SecretFile, Secret);
        Directory.CreateDirectory(Path.Combine(outside, "private"));
        Tree = AccountTree.Open(Path.Combine(outside, "account"), TimeProvider.System, open: open);
    }

    /// <summary>The folder that the account is in.</summary>
    internal string Outside { get; }

    internal AccountTree Tree { get; }

    internal string SecretFile => Path.Combine(Outside, "secret");

    internal static TempAccount Create() => new(Directory.CreateTempSubdirectory("batchai-tree-").FullName);

    internal static TempAccount Create(Func<string, HostFolder> open) => new(Directory.CreateTempSubdirectory("batchai-tree-").FullName, open);

    /// <summary>An account within a folder that is there.</summary>
    internal static TempAccount In(string folder) => new(Path.Combine(folder, "accounts"));

    internal async Task<StorageTree> NewAsync(TreeKind kind, string name = "data")
    {
        await Tree.CreateTreeAsync(kind, name, FileRecord.Empty);
        return Tree.OpenTree(kind, name);
    }

    /// <summary>A path of the machine within a share or container.</summary>
    internal string Place(StorageTree tree, params ReadOnlySpan<string> parts) =>
        Path.Combine([Outside, "account", tree.Kind == TreeKind.Blobs ? "blobs" : "files", tree.Name, .. parts]);

    /// <summary>What is being written and was not committed.</summary>
    internal string[] Staged() => Directory.GetFileSystemEntries(Path.Combine(Outside, "account", ".meta", "staging"));

    /// <summary>Everything outside the account: names, kinds, sizes, contents.</summary>
    internal string DescribeOutside() => Describe(Outside, except: Path.Combine(Outside, "account"));

    /// <summary>Everything in a folder.</summary>
    internal static string Describe(string folder, string? except = null)
    {
        var text = new StringBuilder();
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.TopDirectoryOnly).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            if (entry.FullName == except) continue;
            text.Append(entry.FullName).Append(' ').Append(entry.LinkTarget).Append(' ').Append(entry.Attributes).AppendLine();
            if (entry is FileInfo { LinkTarget: null, Length: > 0 } file) text.AppendLine(File.ReadAllText(file.FullName));
            if (entry is DirectoryInfo { LinkTarget: null }) text.Append(Describe(entry.FullName));
        }

        return text.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await Tree.DisposeAsync();
        Directory.Delete(Outside, recursive: true);
    }
}
