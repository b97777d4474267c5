using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Agent.Shim;

namespace BatchAi.Bench.Harness;

/// <summary>Starts tasks through the shim in this process, with no agent around it.</summary>
internal sealed class ShimAlone : IDisposable
{
    private readonly string _root = TemporaryFolder.Create();
    private readonly ShimLauncher _launcher;
    private readonly AttemptFolder _folder;
    private readonly AttemptClaim _claim;
    private readonly BoundTask _task;
    private int _count;

    internal ShimAlone(ProcessExitWatcher exits)
    {
        _launcher = new ShimLauncher(_root, exits, lifeline: null);
        _folder = new AttemptFolder(_root, Guid.NewGuid().ToString("D"));
        Directory.CreateDirectory(_folder.Root);
        _claim = AttemptClaim.TryCreate(_folder)!;
        _task = new BoundTask("", 0, "true", _root, Path.Combine(_root, "stdout.txt"), Path.Combine(_root, "stderr.txt"), NodeEnvironment.Allowed());
    }

    internal async Task RunAsync()
    {
        var group = new SessionProcessGroup(AttemptServices.MarkOf(_folder), () => []);
        string[] command = [_launcher.Shell, "-c", _task.CommandLine];
        var start = new TaskStart(_folder.Task("command", "", _count++), _task, command, _claim, group, AttemptServices.MarkOf(_folder), GraceSeconds: 10);
        if (await _launcher.RunAsync(start) is not { Succeeded: true }) throw new InvalidOperationException("The shim did not succeed.");
    }

    public void Dispose() => _claim.Dispose();
}
