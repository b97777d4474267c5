namespace BatchAi.Core.Planning;

/// <summary>Parts of a plan in words.</summary>
internal sealed class PlanDescriptionText(JobPlan plan)
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    private static readonly string[] Folders = [VariableNames.JobMountRoot, VariableNames.MountRoot, VariableNames.JobTemp];

    private readonly string _segment = Readable(PlanText.Escape(plan.OutputPathSegment));

    /// <summary>Name, toolkit, nodes and time limit.</summary>
    public string Job
    {
        get
        {
            var toolkit = plan.ToolType.Length > 0 ? plan.ToolType + ", " : "";
            var nodes = plan.NodeCount == 1 ? "1 node" : $"{plan.NodeCount} nodes";
            return $"{plan.JobName} ({toolkit}{nodes}, at most {Duration(plan.MaxWallClockTime)})";
        }
    }

    /// <summary>The input directories by id.</summary>
    public IEnumerable<string> Inputs =>
        from variable in plan.Environment
        where variable.Name.StartsWith(VariableNames.InputPrefix, StringComparison.Ordinal)
        select $"{variable.Name.Substring(VariableNames.InputPrefix.Length)}: {Path(variable.Value ?? "")}";

    /// <summary>What a step runs, and how often.</summary>
    public string Step(PlanStep step)
    {
        var commands = step.Tasks.Select(task => task.CommandLine).Distinct(StringComparer.Ordinal).Select(FirstLine);
        var times = step.Tasks.Count > 1 ? $" ({step.Tasks.Count} times)" : "";
        return string.Join(" | ", commands) + times;
    }

    /// <summary>A path by the variable that a job would use for it; the long part that only makes it unique is left out.</summary>
    public string Path(string path) => _segment.Length == 0 ? ByVariable(path) : ByVariable(path).Replace(_segment, "\u2026");

    private string ByVariable(string path)
    {
        foreach (var name in Folders)
        {
            var folder = plan.Environment.FirstOrDefault(variable => variable.Name == name)?.Value;
            if (folder is not null && TemplatePath.Contains(folder, path))
                return $"${name}{Readable(path.Substring(folder.Length))}";
        }

        return Readable(path);
    }

    /// <summary>Where a mount's content comes from. Options are left out: they may hold passwords.</summary>
    public static string Source(PlanMount mount) => mount.Kind switch
    {
        PlanMountKinds.FileShare => $"share '{mount.Source}' of account '{mount.Account}'",
        PlanMountKinds.Container => $"blob container '{mount.Source}' of account '{mount.Account}'",
        PlanMountKinds.FileServer => $"file server '{mount.Source.Split('/').Last()}'" + Folder(mount.SourceDirectory),
        _ => WithoutOptions(mount.Source),
    };

    /// <summary>The image, and the registry if it is a private one.</summary>
    public static string Container(PlanContainer container)
    {
        var registry = container.RegistryServer is { Length: > 0 } server ? $" from {server}" : "";
        var memory = container.SharedMemorySize is { Length: > 0 } size ? $", {size} of shared memory" : "";
        return container.Image + registry + memory;
    }

    private static string Folder(string? directory) =>
        directory is { Length: > 0 } ? $", folder '{directory}'" : "";

    private static string WithoutOptions(string mountCommand)
    {
        var shown = new List<string>();
        var previous = "";
        foreach (var word in mountCommand.Split(' '))
        {
            var isOption = word.StartsWith("-o", StringComparison.Ordinal) || word.StartsWith("--options", StringComparison.Ordinal);
            if (!isOption && previous is not ("-o" or "--options")) shown.Add(word);
            previous = word;
        }

        return string.Join(" ", shown);
    }

    private static string FirstLine(string commandLine)
    {
        var lines = Readable(commandLine).Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);
        return lines.Length switch
        {
            0 => "",
            1 => lines[0],
            _ => $"{lines[0]} \u2026 ({lines.Length} lines)",
        };
    }

    private static string Readable(string template) =>
        PlanText.Bind(template, symbol => symbol == PlanSymbols.Python ? symbol : $"<{symbol}>");

    private static string Duration(TimeSpan time)
    {
        var parts = new[]
        {
            Part(time.Days, "day", "days"),
            Part(time.Hours, "hour", "hours"),
            Part(time.Minutes, "minute", "minutes"),
            Part(time.Seconds, "second", "seconds"),
        };
        var text = string.Join(" ", parts.Where(part => part.Length > 0));
        return text.Length > 0 ? text : "0 seconds";
    }

    private static string Part(int count, string one, string many) => count switch
    {
        0 => "",
        1 => $"1 {one}",
        _ => $"{count} {many}",
    };
}
