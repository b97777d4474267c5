using System.Buffers;

namespace BatchAi.Service.Storage.Files;

/// <summary>
/// Which names Azure Files has. What a job names otherwise is served all the same; but nobody can make it through the API.
/// </summary>
internal static class FileNames
{
    private const int LongestName = 255;
    private const int LongestPath = 2048;
    private const int Deepest = 250;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\"\\/:|<>*?");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CLOCK$"];

    /// <summary>Refuses a path that something new cannot have.</summary>
    /// <exception cref="Http.StorageException">It has a name that is none, or is too long.</exception>
    internal static void Require(string path)
    {
        var names = path.Split('/');
        if (path.Length > LongestPath || names.Length > Deepest || Array.Exists(names, name => name.Length > LongestName)) throw FileErrors.TooLong();
        if (!Array.TrueForAll(names, IsName)) throw FileErrors.InvalidName();
    }

    /// <summary>Whether something new can have this name.</summary>
    internal static bool IsName(string name) => name is not ("" or "." or "..") && !name.AsSpan().ContainsAny(Forbidden) && !name.Any(char.IsControl) && !IsDevice(name);

    /// <summary>A path without the dots at the ends of its names, which Azure Files takes off unless it is told not to.</summary>
    internal static string WithoutTrailingDots(string path) => path.Contains('.', StringComparison.Ordinal) ? string.Join('/', path.Split('/').Select(WithoutDots)) : path;

    // These two name a step, and are refused as that.
    private static string WithoutDots(string name) => name is "." or ".." ? name : name.TrimEnd('.');

    private static bool IsDevice(string name) =>
        Devices.Contains(name, StringComparer.OrdinalIgnoreCase)
        || (name.Length == 4 && char.IsAsciiDigit(name[3]) && name[3] != '0' && (name.StartsWith("LPT", StringComparison.OrdinalIgnoreCase) || name.StartsWith("COM", StringComparison.OrdinalIgnoreCase)));
}
