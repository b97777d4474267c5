using System.Globalization;

namespace BatchAi.Service.Agent.Processes;

/// <summary>A task's process, as its shim has recorded it.</summary>
/// <param name="Id">The process id.</param>
/// <param name="StartTicks">When it started, if the system tells: another process may have got the id since.</param>
internal sealed record TaskProcess(int Id, long? StartTicks)
{
    /// <summary>Parses a process id and the ticks of its start; null when the text is not that.</summary>
    internal static TaskProcess? Parse(string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id <= 1) return null;
        var ticks = words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : (long?)null;
        return new TaskProcess(id, ticks);
    }
}
