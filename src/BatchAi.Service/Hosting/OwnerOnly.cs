using System.Text;

namespace BatchAi.Service.Hosting;

/// <summary>Files and folders that nobody but the service's own user can read.</summary>
internal static class OwnerOnly
{
    private const UnixFileMode DirectoryMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates a folder and its parents. On Windows the rights of the user's profile apply.</summary>
    internal static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, DirectoryMode);
    }

    /// <summary>Whether a folder is ours alone: nobody else may enter it, and its rights are ours to set.</summary>
    internal static bool IsOwnerOnly(string path)
    {
        if (OperatingSystem.IsWindows()) return true;
        try
        {
            // Only the owner may do this.
            File.SetUnixFileMode(path, DirectoryMode);
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

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

    /// <summary>Writes a file so that readers see the whole of it or nothing.</summary>
    internal static void ReplaceText(string path, string text, bool durable = false)
    {
        var aside = $"{path}.{Guid.NewGuid():N}";
        WriteAllText(aside, text, durable);
        File.Move(aside, path, overwrite: true);
    }
}
