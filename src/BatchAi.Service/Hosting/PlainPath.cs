using System.Globalization;
using System.Text;

namespace BatchAi.Service.Hosting;

/// <summary>
/// Another path to a folder, short and without characters that a shell would split or expand: old scripts write
/// <c>$AZ_BATCHAI_OUTPUT_MODEL</c> without quotes, and a socket's path must not exceed 100 bytes. Where a folder's
/// own path will not do, it is a symbolic link in an owner-only folder of the system's temporary folder.
/// </summary>
internal static class PlainPath
{
    private const int MaximumLength = 72;

    /// <summary>The folder's own path if it is plain, else a link to it.</summary>
    internal static string To(string folder) => IsPlain(folder) || OperatingSystem.IsWindows() ? folder : Link(folder);

    /// <summary>Removes the link to a folder, if there is one.</summary>
    internal static void Remove(string folder)
    {
        var link = new FileInfo(LinkPath(folder));
        if (!IsPlain(folder) && link.LinkTarget is not null) link.Delete();
    }

    /// <summary>A short name that stands for a folder.</summary>
    internal static string ShortNameOf(string folder)
    {
        // FNV-1a. A cryptographic hash would load OpenSSL into every agent, and here nobody but the user picks the names.
        var hash = 0xcbf29ce484222325;
        foreach (var unit in Encoding.UTF8.GetBytes(folder)) hash = unchecked((hash ^ unit) * 0x100000001b3);
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    internal static bool IsPlain(string path) =>
        Encoding.UTF8.GetByteCount(path) <= MaximumLength && path.All(c => char.IsAsciiLetterOrDigit(c) || "/._-+@%,:=".Contains(c, StringComparison.Ordinal));

    private static string Link(string folder)
    {
        var link = LinkPath(folder);
        RequireOwnFolder(Path.GetDirectoryName(link)!);
        var target = new FileInfo(link).LinkTarget;
        if (target == folder) return link;
        if (target is not null) File.Delete(link);
        try
        {
            Directory.CreateSymbolicLink(link, folder);
        }
        catch (IOException) when (new FileInfo(link).LinkTarget == folder)
        {
            // Somebody else who needs it was faster.
        }

        return link;
    }

    private static string LinkPath(string folder) => Path.Combine(Path.GetTempPath(), $"batchai-{Environment.UserName}", ShortNameOf(folder));

    // Whoever owned this folder could lead our jobs elsewhere.
    internal static void RequireOwnFolder(string path)
    {
        OwnerOnly.CreateDirectory(path);
        if (!OwnerOnly.TryMakeOwnerOnly(path))
        {
            throw new BatchAiException("UnsafeTemporaryFolder", $"The folder '{path}' can be changed by others.", "Remove it, or set TMPDIR to a folder of your own.");
        }
    }
}
