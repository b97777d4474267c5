using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class GroupFlushTests
{
    private const int Much = 16 << 20;

    // What cannot be flushed: so it is seen when somebody tries.
    private const string Device = "/dev/null";

    [Fact]
    public async Task Mark_OfMuch_FlushesBeforeTheTime()
    {
        if (OperatingSystem.IsWindows()) return;
        var tried = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        var time = new OnlyAtOnce();
        await using var flush = new GroupFlush(time, error => tried.TrySetResult(error));
        using var file = new LinuxFile(File.OpenHandle(Device, FileMode.Open, FileAccess.ReadWrite));

        flush.Mark(file, Much - 1);
        Assert.Equal(0, time.Rung);
        flush.Mark(file, 1);

        Assert.IsType<TreeException>(await Eventually.InTimeAsync(tried.Task, "the flush"));
        Assert.Equal(1, time.Rung);
    }

    /// <summary>A clock on which no time passes.</summary>
    private sealed class OnlyAtOnce : TimeProvider
    {
        internal int Rung { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(this, callback);

        private sealed class Timer(OnlyAtOnce time, TimerCallback callback) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (dueTime != TimeSpan.Zero) return true;
                time.Rung++;
                _ = Task.Run(() => callback(null));
                return true;
            }

            public void Dispose()
            {
                // There is nothing behind it.
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
