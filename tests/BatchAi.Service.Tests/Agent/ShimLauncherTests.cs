using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;
using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Agent.Shim;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class ShimLauncherTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Shim_KilledBeforeItsTaskEntersTheGroup_TakesItAlong()
    {
        // A pipe that nobody reads from, in the place of the cgroup's door, holds the task there.
        var group = new PipedGroup(Path.Combine(_root, "group"));
        Directory.CreateDirectory(group.EntryPath);
        await Shell.MakeFifoAsync(Path.Combine(group.EntryPath, "cgroup.procs"));
        var attempt = new AttemptFolder(_root, "a");
        Directory.CreateDirectory(attempt.Root);
        using var exits = new ProcessExitWatcher();
        using var claim = AttemptClaim.TryCreate(attempt)!;
        var folder = attempt.Task("command", "", 0);
        var task = new BoundTask("", 0, "", _root, $"{_root}/out", $"{_root}/err", new Dictionary<string, string>());
        var running = new ShimLauncher(_root, exits, null).RunAsync(new TaskStart(folder, task, ["/bin/sleep", "600"], claim, group, "A=1", 1));
        var waiting = await Eventually.NotNullAsync(() => folder.Process);

        SystemProcesses.Kill(Assert.Single(SystemProcesses.Shims(attempt.Root)));

        Assert.Null(await running);
        await Eventually.TrueAsync(() => !SystemProcesses.IsAlive(waiting.Id));
    }

    private sealed class PipedGroup(string path) : IProcessGroup
    {
        public string EntryPath => path;

        public IReadOnlyList<int> Processes() => [];

        public void Kill() => throw new NotSupportedException();

        public void Remove() => throw new NotSupportedException();
    }
}
