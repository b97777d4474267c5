using System.Security.Cryptography;

namespace BatchAi.Client.Local;

/// <summary>The copy of the module's service in the data root: a running service must not hold on to the module's own files.</summary>
internal static class ServiceCopy
{
    private const int FingerprintBytes = 4;

    /// <summary>Makes the copy unless it is there; whole or not at all, also when several make it at once.</summary>
    /// <returns>The program in the copy.</returns>
    internal static string Make(string program, string root)
    {
        var source = Path.GetDirectoryName(program)!;
        var target = Path.Combine(root, "bin", NameOf(program));
        if (!Directory.Exists(target))
        {
            var half = Path.Combine(root, "bin", "." + Guid.NewGuid().ToString("N"));
            CopyFolder(new DirectoryInfo(source), half);
            MoveInto(half, target);
        }

        return Path.Combine(target, Path.GetFileName(program));
    }

    // A version that is still being worked on has many contents.
    private static string NameOf(string program)
    {
        var version = System.Diagnostics.FileVersionInfo.GetVersionInfo(program).FileVersion ?? "0";
        using var hash = SHA256.Create();
        using var file = new FileStream(program, FileMode.Open, FileAccess.Read, System.IO.FileShare.Read);
        var fingerprint = string.Concat(hash.ComputeHash(file).Take(FingerprintBytes).Select(value => value.ToString("x2")));
        return $"{version}-{fingerprint}";
    }

    private static void CopyFolder(DirectoryInfo source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in source.EnumerateFiles()) file.CopyTo(Path.Combine(target, file.Name));
        foreach (var folder in source.EnumerateDirectories()) CopyFolder(folder, Path.Combine(target, folder.Name));
    }

    private static void MoveInto(string half, string target)
    {
        try
        {
            Directory.Move(half, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another starter was quicker; its copy is the same.
            Directory.Delete(half, recursive: true);
        }
    }
}
