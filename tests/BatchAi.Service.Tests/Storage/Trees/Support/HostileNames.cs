namespace BatchAi.Service.Tests.Storage.Trees.Support;

/// <summary>Names that have led other programs out of their folders, or into trouble.</summary>
internal static class HostileNames
{
    internal static IReadOnlyList<string> All { get; } =
    [
        "..", ".", "../../x", "../secret", "../../../secret", "a/../../../../secret", @"..\..\x", "%2e%2e%2f", "%2e%2e/%2e%2e/secret",
        "%252e%252e%252f", "....//", "/etc/passwd", "//etc/passwd", "C:x", @"\\host\share", @"\\?\C:\x", "/dev/fd/1", "/proc/self/root/etc",
        "a\0b", "\0", "a\nb", "\r\n", "-rf", "CON", "nul.txt", "dot.", "space ", " ", "a:b", "Twin", "twin", "caf\u00e9", "cafe\u0301",
        "\u202etxt.exe", "\u200f", "\ufeff", "~", "*", "?", "<>|\"", "a//b", "a/", "/", "//", "%", "%25", "%00", "%empty", "%dot", "%dotdot",
        "%blob", "x%blob", "x%blob%blob", "x%25blob", ".meta", ".meta/staging", "../.meta/staging", "files", "$root", "emoji \U0001F600",
        new('n', 255), new('n', 256), new('n', 5000), new string('\u00fc', 127) + "x", new('\u00fc', 128),
        string.Join('/', Enumerable.Repeat("d", 60)), string.Join('/', Enumerable.Repeat("..", 60)) + "/secret", "half \ud800 pair",
    ];
}
