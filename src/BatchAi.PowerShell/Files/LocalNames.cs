using System.Runtime.InteropServices;

namespace BatchAi.Files;

/// <summary>
/// Makes paths of this machine from names that came from elsewhere. Such names are data: one that would lead out of its folder, or
/// that this system takes for something else than a file, is refused.
/// </summary>
internal static class LocalNames
{
#pragma warning disable MA0144 // The framework that Windows PowerShell runs on knows no other way.
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
    private static readonly bool IsMac = RuntimeInformation.IsOSPlatform(OSPlatform.OSX);
#pragma warning restore MA0144

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>How paths of this system are compared.</summary>
    internal static StringComparer Comparer { get; } = IsWindows || IsMac ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The path of a file in a folder.</summary>
    /// <param name="folder">The full path of the folder.</param>
    /// <param name="name">The name, with slashes.</param>
    /// <exception cref="BatchAiException"><c>UnsafeName</c>.</exception>
    internal static string Combine(string folder, string name)
    {
        var parts = name.Split('/');
        if (!Array.TrueForAll(parts, part => IsName(part, IsWindows))) throw FileErrors.Unsafe(name, folder);
        var root = folder.TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(root + string.Join(Path.DirectorySeparatorChar.ToString(), parts));
        return full.StartsWith(Path.GetFullPath(root), StringComparison.Ordinal) ? full : throw FileErrors.Unsafe(name, folder);
    }

    /// <summary>Whether a part of a name is one of a file.</summary>
    /// <param name="part">The part.</param>
    /// <param name="isWindows">Whether on Windows, which takes more names for something else.</param>
    internal static bool IsName(string part, bool isWindows)
    {
        if (part is "" or "." or ".." || part.Any(c => c is '\0' or '/')) return false;
        return !isWindows || (part.IndexOfAny(['\\', ':', '*', '?', '"', '<', '>', '|']) < 0 && !part.Any(char.IsControl) && part[part.Length - 1] is not ('.' or ' ') && !IsDevice(part));
    }

    private static bool IsDevice(string part)
    {
        var stem = part.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem) || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.Ordinal) || stem.StartsWith("LPT", StringComparison.Ordinal)) && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³');
    }
}
