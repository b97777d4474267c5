using BatchAi.Core.Planning;

namespace BatchAi.Service.Agent.Containers;

/// <summary>
/// The engine's command lines for a job's container. One container per node lives from before the preparation to
/// the job's end, so that what the preparation installs is there for the job. Values of variables are never
/// arguments: the engine's client takes them from its own environment.
/// </summary>
internal sealed class ContainerCommand(string engine, PlanContainer container, string name)
{
    /// <summary>The variable that has the registry's password while the container starts.</summary>
    internal const string PasswordVariable = "BATCHAI_REGISTRY_PASSWORD";

    // The image may lack bash; a command line is then run by the shell it has.
    private const string AnyShell = "if command -v bash >/dev/null 2>&1; then exec bash -c \"$1\"; else exec sh -c \"$1\"; fi";

    /// <summary>How a command line names Python inside an image.</summary>
    internal const string Python = "\"$(command -v python || command -v python3)\"";

    /// <summary>A script that logs in, fetches the image if it is not there, and starts the container.</summary>
    /// <param name="node">What is on the node.</param>
    /// <param name="roots">Folders that the container sees at the same paths.</param>
    /// <param name="gpus">The GPUs that it may use.</param>
    internal string StartScript(BoundNode node, IEnumerable<string> roots, IEnumerable<string> gpus)
    {
        var inspect = Quote([engine, "image", "inspect", container.Image]);
        var pull = Quote([engine, "pull", container.Image]);
        string[] lines =
        [
            .. Login(),
            $"{inspect} >/dev/null 2>&1 || {pull}",
            "exec " + Quote([engine, "run", .. RunOptions(node, roots, gpus), container.Image, "-c", "while :; do sleep 3600; done"]),
        ];
        return "set -e\n" + string.Join('\n', lines);
    }

    /// <summary>The program and arguments that run a command line in the container.</summary>
    /// <param name="task">The task; its variables reach the container by their names.</param>
    /// <param name="variables">The names of the variables that the plan gives it.</param>
    internal IReadOnlyList<string> Exec(BoundTask task, IEnumerable<string> variables) =>
    [
        engine, "exec", "--workdir", task.WorkingDirectory,
        .. variables.SelectMany(variable => new[] { "--env", variable }),
        name, "sh", "-c", AnyShell, "sh", task.CommandLine,
    ];

    /// <summary>The arguments that remove the container with everything that runs in it.</summary>
    internal IReadOnlyList<string> Remove() => ["rm", "--force", name];

    private IEnumerable<string> Login()
    {
        if (container.RegistryUser is not { } user) yield break;
        string[] server = container.RegistryServer is { } address ? [address] : [];
        yield return $"printf %s \"${PasswordVariable}\" | {Quote([engine, "login", "--username", user, "--password-stdin", .. server])}";
    }

    private List<string> RunOptions(BoundNode node, IEnumerable<string> roots, IEnumerable<string> gpus)
    {
        var options = new List<string> { "--detach", "--init", "--name", name, "--network", "host", "--workdir", node.JobDirectory, "--entrypoint", "sh" };
        if (container.SharedMemorySize is { } size) options.AddRange(["--shm-size", size]);
        var devices = string.Join(',', gpus);
        if (devices.Length > 0) options.AddRange(["--gpus", $"\"device={devices}\""]);

        // A mount is a link on the node: the container must see where it leads, too.
        foreach (var path in roots.Concat(node.Links.Select(l => l.Value).Where(source => source.Length > 0)).Distinct(StringComparer.Ordinal))
        {
            options.AddRange(["--mount", $"type=bind,\"source={path}\",\"target={path}\""]);
        }

        return options;
    }

    private static string Quote(IEnumerable<string> arguments) =>
        string.Join(' ', arguments.Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
}
