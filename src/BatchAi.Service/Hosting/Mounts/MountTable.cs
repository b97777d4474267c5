using System.Text;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Hosting.Mounts;

/// <summary>What is mounted where, as the system tells; elsewhere than on Linux it tells nothing.</summary>
internal static class MountTable
{
    private const string Table = "/proc/self/mountinfo";
    private const int MountPoint = 4;

    /// <summary>Whether something is mounted exactly there. The path itself is not touched: what is mounted may not answer.</summary>
    internal static bool IsMounted(string path) => Below(path).Contains(Real(path));

    /// <summary>The mount points at a path and below it, the deepest and latest first.</summary>
    internal static IReadOnlyList<string> Below(string path) => File.Exists(Table) ? Below(Real(path), File.ReadLines(Table)) : [];

    /// <summary>The mount points at a path and below it, out of a table's lines.</summary>
    internal static IReadOnlyList<string> Below(string path, IEnumerable<string> lines) =>
    [
        .. lines.Select(line => line.Split(' '))
            .Where(fields => fields.Length > MountPoint)
            .Select(fields => Unescape(fields[MountPoint]))
            .Where(point => point == path || point.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal))
            .Reverse(),
    ];

    // As the system spells it: no links on the way. The last step may be the mount point, and is left alone.
    private static string Real(string path)
    {
        var (parent, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        return parent is null || NativeMethods.RealPathOf(parent) is not { } real ? path : Path.Join(real, name);
    }

    // Blanks, tabs, line feeds and backslashes are three octal digits.
    private static string Unescape(string field)
    {
        if (!field.Contains('\\', StringComparison.Ordinal)) return field;
        var text = new StringBuilder(field.Length);
        for (var i = 0; i < field.Length; i++)
        {
            var isEscape = field[i] == '\\' && i + 3 < field.Length;
            text.Append(isEscape ? (char)Convert.ToInt32(field.Substring(i + 1, 3), 8) : field[i]);
            if (isEscape) i += 3;
        }

        return text.ToString();
    }
}
