using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace BatchAi.SshKeys;

/// <summary>The pair of SSH keys in a folder: <c>id_rsa</c> and <c>id_rsa.pub</c>. What is there is never overwritten.</summary>
/// <param name="folder">The folder, e.g. <c>.ssh</c> in the home of the user.</param>
internal sealed class SshKeyPair(string folder)
{
    private const int KeySize = 3072;
    private const int OwnerFile = 0x180;
    private const int OwnerFolder = 0x1C0;

    /// <summary>The pair in the home of the user.</summary>
    internal static SshKeyPair OfUser => new(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".ssh"));

    /// <summary>The file of the private key.</summary>
    internal string PrivateFile => Path.Combine(folder, "id_rsa");

    /// <summary>The file of the public key.</summary>
    internal string PublicFile => PrivateFile + ".pub";

    /// <summary>Whether the pair is to be made: neither key is there.</summary>
    /// <exception cref="BatchAiException"><c>SshKeyIncomplete</c>: the private key alone is there.</exception>
    internal bool IsMissing()
    {
        if (File.Exists(PublicFile)) return false;
        return File.Exists(PrivateFile) ? throw ClusterErrors.KeyIncomplete(PrivateFile) : true;
    }

    /// <summary>The public key; null when there is none.</summary>
    internal string? ReadPublic() => File.Exists(PublicFile) ? SshPublicKeyText.Read(File.ReadAllText(PublicFile)) : null;

    /// <summary>Makes the pair, for its owner alone.</summary>
    internal void Generate()
    {
        using var rsa = RSA.Create();
        rsa.KeySize = KeySize;
        var key = rsa.ExportParameters(includePrivateParameters: true);
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            KeepToOwner(folder, OwnerFolder);
        }

        Write(PrivateFile, RsaKeyText.WritePrivate(key));
        Write(PublicFile, RsaKeyText.WritePublic(key, $"{Environment.UserName}@{Environment.MachineName}"));
    }

    // The file is its owner's before anything is in it.
    private static void Write(string path, string text)
    {
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, System.IO.FileShare.None);
        KeepToOwner(path, OwnerFile);
        var bytes = Encoding.ASCII.GetBytes(text);
        file.Write(bytes, 0, bytes.Length);
    }

    // On Windows, the folder of a user is that user's own already.
    private static void KeepToOwner(string path, int mode)
    {
        if (Path.DirectorySeparatorChar == '/' && ChangeMode(path, mode) != 0) throw new IOException($"'{path}' cannot be kept to its owner.");
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, int mode);
}
