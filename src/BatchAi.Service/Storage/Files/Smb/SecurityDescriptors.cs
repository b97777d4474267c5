using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files.Smb;

/// <summary>
/// The security descriptors that users keep in a share. They are remembered and guard nothing: who may open the share may
/// read and write all of it.
/// </summary>
/// <param name="account">The account.</param>
/// <param name="tree">The share.</param>
internal sealed partial class SecurityDescriptors(AccountTree account, StorageTree tree)
{
    /// <summary>What a header may hold; what is larger has to be stored first.</summary>
    private const int LargestInHeader = 8 << 10;
    private const string Prefix = "smb.descriptor.";

    /// <summary>What holds for everything that was given no other: everybody may do everything.</summary>
    private const string Standard = "O:S-1-5-18G:S-1-5-18D:(A;OICI;FA;;;WD)";

    /// <summary>The key of <see cref="Standard"/>.</summary>
    internal static string StandardKey { get; } = KeyOf(Standard);

    /// <summary>The key of the descriptor that a request wants a file to have; null when it is to keep what it has.</summary>
    /// <exception cref="StorageException">It is none, or there is none of this key.</exception>
    internal async Task<string?> ReadAsync(StorageCall call)
    {
        var (text, key) = (call.Header(SmbHeaders.Permission), call.Header(SmbHeaders.PermissionKey));
        if (text is not null && key is not null) throw StorageErrors.InvalidHeader(SmbHeaders.PermissionKey, key);
        if (key is not null) return Find(key) is null ? throw StorageErrors.InvalidHeader(SmbHeaders.PermissionKey, key) : key;
        if (text is null || text.ToLowerInvariant() is "inherit" or "preserve") return null;
        return text.Length <= LargestInHeader ? await StoreAsync(text, call.Aborted) : throw StorageErrors.InvalidHeader(SmbHeaders.Permission, null);
    }

    /// <summary>The descriptor of a key, or null.</summary>
    internal string? Find(string key) => key == StandardKey ? Standard : Root.Record.FindExtra(Prefix + key);

    /// <summary>Stores a descriptor.</summary>
    /// <returns>Its key; the same for the same text.</returns>
    /// <exception cref="StorageException">It is none.</exception>
    internal async Task<string> StoreAsync(string text, CancellationToken cancellation)
    {
        if (!Shape().IsMatch(text)) throw new StorageException(400, "FileInvalidPermission", "The file permission is not a security descriptor in the definition language, e.g. O:SYG:SYD:(A;;FA;;;WD).");
        var key = KeyOf(text);
        if (Find(key) is not null) return key;
        using var hold = await account.HoldTreeAsync(tree.Kind, tree.Name, cancellation);
        await tree.SetFolderRecordAsync(TreePath.Root(tree.Kind), Root.Record.WithExtra(Prefix + key, text));
        return key;
    }

    /// <summary>Whether a text can be the key of a descriptor.</summary>
    internal static bool IsKey(string text) => text.Length > 0 && text.All(letter => char.IsAsciiDigit(letter) || letter == '*');

    private TreeEntry Root => tree.FindFolder(TreePath.Root(tree.Kind)) ?? throw FileErrors.NotFound();

    private static string KeyOf(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        return $"{BinaryPrimitives.ReadUInt64BigEndian(hash)}*{BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(sizeof(ulong)))}";
    }

    // Owner, group, and access control lists, each at most once and in this order.
    [GeneratedRegex(@"\A(?=.)(?:O:[^:()]+?)?(?:G:[^:()]+?)?(?:D:[A-Z]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))*)?(?:S:[A-Z]*(?:\([^()]*(?:\([^()]*\)[^()]*)*\))*)?\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
