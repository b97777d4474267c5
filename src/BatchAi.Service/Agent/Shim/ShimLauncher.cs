using System.ComponentModel;
using System.Globalization;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Shim;

/// <summary>Starts tasks, each under a shim of its own, and waits for their ends.</summary>
internal sealed class ShimLauncher
{
    /// <summary>The descriptor at which a shim finds its lifeline.</summary>
    internal const int LifelineNumber = 8;

    private const int ClaimNumber = 9;
    private const string Bash = "/bin/bash";
    private readonly string _script;
    private readonly string? _setsid;
    private readonly ProcessExitWatcher _exits;
    private readonly Descriptor? _lifeline;

    internal ShimLauncher(string dataRoot, ProcessExitWatcher exits, Descriptor? lifeline)
    {
        _exits = exits;
        _lifeline = lifeline;
        _script = WriteScript(dataRoot);
        _setsid = NodeEnvironment.FindProgram("setsid", "/usr/bin:/bin:/usr/local/bin");
        Shell = File.Exists(Bash) ? Bash : "/bin/sh";
    }

    /// <summary>The shell for shims and for command lines; Batch AI's are bash.</summary>
    internal string Shell { get; }

    /// <summary>Starts a task, before this method returns its task, and waits until it has ended.</summary>
    /// <returns>Its end; null when the shim died and took the end with it.</returns>
    internal async Task<TaskEnd?> RunAsync(TaskStart start)
    {
        try
        {
            start.Folder.Create();
            var shim = Spawner.Start(Request(start));
            await _exits.WaitAsync(shim);
            if (start.Folder.End is { } end) return end;

            // The shim was killed. Its child may not be in the attempt's group yet, but so long it is in the shim's.
            ProcessSignals.Send(-shim, ProcessSignals.Kill);
            return null;
        }
        catch (Exception error) when (error is Win32Exception or IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new TaskEnd(null, null, error.Message);
        }
    }

    /// <summary>Starts what belongs to no task, and is nobody's when this agent dies.</summary>
    /// <param name="request">What to start.</param>
    /// <param name="ended">Completes when it has ended.</param>
    /// <returns>Its process.</returns>
    internal int Start(SpawnRequest request, out Task ended)
    {
        var process = Spawner.Start(request);
        ended = _exits.WaitAsync(process);
        return process;
    }

    private SpawnRequest Request(TaskStart start)
    {
        var inherited = new Dictionary<int, Descriptor> { [ClaimNumber] = start.Claim.Handle };
        if (_lifeline is not null) inherited[LifelineNumber] = _lifeline;
        var task = start.Task;

        // With -p, bash takes neither startup files nor functions from the job's environment.
        string[] options = Shell == Bash ? ["-p"] : [];
        string[] arguments =
        [
            .. options, _script, start.Folder.Root, start.Group.EntryPath, start.Mark, task.StandardOutput, task.StandardError,
            task.WorkingDirectory, start.GraceSeconds.ToString(CultureInfo.InvariantCulture), _setsid ?? "", .. start.Command,
        ];
        return new SpawnRequest(Shell, arguments, task.Environment, inherited);
    }

    private static string WriteScript(string dataRoot)
    {
        using var resource = typeof(ShimLauncher).Assembly.GetManifestResourceStream("shim.sh")!;
        using var reader = new StreamReader(resource);
        var path = Path.Combine(dataRoot, "bin", "shim.sh");
        OwnerOnly.CreateDirectory(Path.GetDirectoryName(path)!);
        var script = reader.ReadToEnd();

        // An agent must be able to start on a full disk: there may be jobs to end.
        if (!File.Exists(path) || File.ReadAllText(path) != script) OwnerOnly.ReplaceText(path, script);
        return path;
    }
}
