using System.Runtime.InteropServices;
using System.Text;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Hosting;

/// <summary>Files and folders that nobody but the service's own user can read.</summary>
internal static partial class OwnerOnly
{
    private const UnixFileMode DirectoryMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder; parents that are missing get the usual rights. On Windows the rights of the user's profile apply.</summary>
    internal static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, DirectoryMode);
    }

    /// <summary>Creates a folder that is still there after the machine lost its power.</summary>
    internal static void CreateDurableDirectory(string path)
    {
        if (Directory.Exists(path)) return;
        var parent = Path.GetDirectoryName(path)!;
        CreateDurableDirectory(parent);
        CreateDirectory(path);
        Flush(parent);
    }

    /// <summary>Writes a folder's list of names to the disk: a file's own flush does not cover the name that it was given.</summary>
    internal static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        using var opened = Descriptor.OpenFolder(folder);
        opened.Flush();
    }

    /// <summary>Makes a folder ours alone: nobody else may enter it or change its rights.</summary>
    /// <returns>False when it is somebody else's, which the superuser alone can change, or a link.</returns>
    internal static bool TryMakeOwnerOnly(string path)
    {
        const uint sameGroup = uint.MaxValue;
        if (OperatingSystem.IsWindows()) return true;

        // In this order: only what is ours already can nobody turn into a link any more.
        if (ChangeOwner(path, EffectiveUser(), sameGroup) != 0 || new DirectoryInfo(path).LinkTarget is not null) return false;
        File.SetUnixFileMode(path, DirectoryMode);
        return true;
    }

    /// <summary>Whether this process may do what only the superuser may.</summary>
    internal static bool IsSuperuser() => !OperatingSystem.IsWindows() && EffectiveUser() == 0;

    /// <summary>Takes a file's rights from everybody else.</summary>
    internal static void Restrict(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, FileMode);
    }

    /// <summary>Writes a file that is owner-only from its first byte on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it is to hold.</param>
    /// <param name="durable">Whether it is on the disk when this returns.</param>
    internal static void WriteAllText(string path, string text, bool durable = false)
    {
        var options = new FileStreamOptions { Mode = System.IO.FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = FileMode;
        using var file = new FileStream(path, options);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush(durable);
    }

    /// <summary>Writes into a file that is there; it takes no more room than it has while the text is not longer.</summary>
    internal static void Overwrite(string path, string text)
    {
        using var file = new FileStream(path, System.IO.FileMode.Open, FileAccess.Write);
        file.Write(Encoding.UTF8.GetBytes(text));
        file.Flush();
        file.SetLength(file.Position);
    }

    /// <summary>Writes a file so that readers see the whole of it or nothing.</summary>
    internal static void ReplaceText(string path, string text, bool durable = false)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            WriteAllText(aside, text, durable);
            File.Move(aside, path, overwrite: true);
            if (durable) Flush(Path.GetDirectoryName(path)!);
        }
        catch (IOException)
        {
            File.Delete(aside);
            throw;
        }
    }

    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();
}
