using System.Globalization;

namespace BatchAi.Service.Agent.Processes;

/// <summary>What the system tells about its processes in <c>/proc</c>.</summary>
internal static class ProcessTable
{
    /// <summary>Every process that can be read now. Elsewhere than on Linux the table is empty.</summary>
    internal static IReadOnlyList<ProcessEntry> Read()
    {
        if (!Directory.Exists("/proc/self")) return [];
        return
        [
            .. Directory.EnumerateDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => char.IsAsciiDigit(name![0]))
                .Select(name => TryRead(int.Parse(name!, CultureInfo.InvariantCulture)))
                .OfType<ProcessEntry>(),
        ];
    }

    /// <summary>One process; null when it is gone.</summary>
    internal static ProcessEntry? TryRead(int process)
    {
        try
        {
            return Parse(process, File.ReadAllText($"/proc/{process}/stat"));
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Whether a process was started with this variable in its environment.</summary>
    internal static bool HasVariable(int process, string nameAndValue)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Split('\0').Contains(nameAndValue);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>An id that changes with every boot of the machine.</summary>
    internal static string BootId()
    {
        const string path = "/proc/sys/kernel/random/boot_id";
        return File.Exists(path) ? File.ReadAllText(path).Trim() : "";
    }

    /// <summary>Parses a line of <c>/proc/PID/stat</c>. The name in it may hold blanks and brackets.</summary>
    internal static ProcessEntry? Parse(int process, string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 20) return null;
        return new ProcessEntry(process, fields[0][0], Number(fields[1]), Number(fields[3]), long.Parse(fields[19], CultureInfo.InvariantCulture));

        static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
    }
}
