using BatchAi.Core.Execution;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>
/// The folder of an attempt. What it holds is the whole truth about the attempt, for the agent and for whoever
/// recovers after a crash: recovery reads nothing else.
/// </summary>
internal sealed class AttemptFolder
{
    internal AttemptFolder(string dataRoot, string attemptId)
    {
        AttemptId = attemptId;
        Root = Path.Combine(dataRoot, "attempts", attemptId);
    }

    internal string AttemptId { get; }

    internal string Root { get; }

    /// <summary>What to do, secrets included; owner-only, and gone when the attempt has ended.</summary>
    internal string Order => Path.Combine(Root, "order.json");

    /// <summary>Created by whoever starts the attempt, exclusively; its lock tells that the attempt lives.</summary>
    internal string Claim => Path.Combine(Root, "claim");

    /// <summary>When the attempt started, in two clocks.</summary>
    internal string Start => Path.Combine(Root, "start.json");

    /// <summary>The numbers of the ports that its processes listen on.</summary>
    internal string Ports => Path.Combine(Root, "ports.json");

    /// <summary>Why the attempt is being stopped; written before the first signal.</summary>
    internal string Stop => Path.Combine(Root, "stop.json");

    /// <summary>Which boot an agent ended in that left the attempt in order; there until the next agent takes it up.</summary>
    internal string Handover => Path.Combine(Root, "handover");

    /// <summary>What the last mount command said.</summary>
    internal string MountOutput => Path.Combine(Root, "mount.txt");

    /// <summary>What was fetched for a mount of another service; there when all of it is.</summary>
    internal string Fetched(int mount) => Path.Combine(Root, $"fetched-{mount}.json");

    /// <summary>What belongs to a mount that a program made; there while it may be mounted.</summary>
    internal string Mounting(int mount) => Path.Combine(Root, $"mounting-{mount}");

    /// <summary>What tells such a program the key; owner-only, and gone when it has read it. Its name says what it is to one of them.</summary>
    internal string MountSecret(int mount) => Path.Combine(Mounting(mount), "secret.yaml");

    /// <summary>Why the service takes the attempt's nodes away; written before the attempt is asked to end for it.</summary>
    internal string Loss => Path.Combine(Root, "loss.json");

    /// <summary>How the attempt ended.</summary>
    internal string Result => Path.Combine(Root, "result.json");

    /// <summary>How the attempt ended; null while it is not known, or when the file is not whole.</summary>
    internal AttemptResult? ReadResult() => AgentJson.TryRead(Result, AgentJson.Default.AttemptResult);

    /// <summary>The folder that a task's shim writes to.</summary>
    internal TaskFolder Task(string step, string task, int node) =>
        new(Path.Combine(Root, "tasks", task.Length == 0 ? $"{step}-{node}" : $"{step}-{node}-{task}"));

    /// <summary>The folders of all tasks that were started.</summary>
    internal IReadOnlyList<TaskFolder> Tasks()
    {
        var tasks = Path.Combine(Root, "tasks");
        return Directory.Exists(tasks) ? [.. Directory.EnumerateDirectories(tasks).Select(p => new TaskFolder(p))] : [];
    }

    /// <summary>How the tasks of a step ended; null when it never started. A task without an end runs, or is lost.</summary>
    internal IReadOnlyList<TaskEnd?>? EndsOf(PlanStep step)
    {
        var tasks = step.Tasks.Select(t => Task(step.Name, t.Name, t.Node)).ToList();
        return tasks.Exists(t => t.Exists) ? [.. tasks.Select(t => t.End)] : null;
    }

    /// <summary>The attempts that a data root holds.</summary>
    internal static IReadOnlyList<AttemptFolder> All(string dataRoot)
    {
        var attempts = Path.Combine(dataRoot, "attempts");
        return Directory.Exists(attempts)
            ? [.. Directory.EnumerateDirectories(attempts).Select(p => new AttemptFolder(dataRoot, Path.GetFileName(p)))]
            : [];
    }
}
