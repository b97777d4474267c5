using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Tests.Agent.Native;

public sealed class ProcessExitWatcherTests
{
    [Fact]
    public async Task Wait_DisposedMeanwhile_IsCancelled()
    {
        var watcher = new ProcessExitWatcher();
        var waiting = watcher.WaitAsync(Environment.ProcessId);

        watcher.Dispose();

        await Assert.ThrowsAsync<TaskCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public async Task Wait_DisposedBefore_IsCancelledAndTouchesNothing()
    {
        var watcher = new ProcessExitWatcher();
        watcher.Dispose();

        await Assert.ThrowsAsync<TaskCanceledException>(() => watcher.WaitAsync(Environment.ProcessId).WaitAsync(TimeSpan.FromMinutes(5)));
        watcher.Dispose();
    }
}
