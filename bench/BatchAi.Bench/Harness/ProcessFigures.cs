using System.Globalization;

namespace BatchAi.Bench.Harness;

/// <summary>What the system tells of a process. Linux only.</summary>
internal sealed record ProcessFigures(double ResidentMegabytes, double OwnMegabytes, double PeakMegabytes, double CpuMilliseconds, int Threads)
{
    private const double TickMilliseconds = 10;

    internal static ProcessFigures Of(int process)
    {
        var status = File.ReadLines($"/proc/{process}/status")
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.Ordinal);
        return new ProcessFigures(
            Megabytes(status["VmRSS"]),
            Megabytes(status["RssAnon"]),
            Megabytes(status["VmHWM"]),
            Cpu(process),
            int.Parse(status["Threads"], CultureInfo.InvariantCulture));
    }

    private static double Megabytes(string kilobytes) =>
        double.Parse(kilobytes.Split(' ')[0], CultureInfo.InvariantCulture) / 1024;

    private static double Cpu(int process)
    {
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TickMilliseconds * (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture));
    }
}
