using System.Globalization;

namespace BatchAi.Core.JobFiles;

/// <summary>Judges the container of a job.</summary>
internal static class ContainerRules
{
    private static readonly string[] Units = ["b", "k", "kb", "kib", "m", "mb", "mib", "g", "gb", "gib", "t", "tb", "tib"];

    public static void CheckSharedMemory(ConfigPlace job, FaultList faults)
    {
        if (job.Object("containerSettings")?.TextOf("shmSize") is not { } size || IsSize(size.Text)) return;
        faults.Error(FaultCodes.InvalidValue, size, $"{FaultWords.Quote(size.Text)} is no size of shared memory; write a number and a unit, e.g. 64m or 16gb.", "a size such as 64m or 16gb");
    }

    private static bool IsSize(string text)
    {
        var digits = text.TakeWhile(letter => letter is (>= '0' and <= '9') or '.').Count();
        var unit = text.Substring(digits).TrimStart(' ');
        var isNumber = decimal.TryParse(text.Substring(0, digits), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        return isNumber && number > 0 && (unit.Length == 0 || Units.Contains(unit, StringComparer.OrdinalIgnoreCase));
    }
}
