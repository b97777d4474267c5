using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;
using BatchAi.Service.Tests.Storage.Trees.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees.Parts;

public sealed class FolderFlushTests : IDisposable
{
    private readonly SlowFolder _folder = new();
    private readonly FolderFlush _flush = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Sync_OneAfterTheOther_FlushesEachTime()
    {
        _folder.GoOn();
        _flush.Sync(_folder);
        _flush.Sync(_folder);

        Assert.Equal(2, _folder.Flushes);
    }

    [Fact]
    public async Task Sync_OfManyWhileOneIsFlushed_IsOneMore()
    {
        var first = Start();
        await _folder.Begun;
        var others = Enumerable.Range(0, 5).Select(_ => Start()).ToList();
        foreach (var (thread, _) in others) await Waits(thread);

        _folder.GoOn();
        foreach (var (_, end) in others.Append(first)) Assert.Null(await Eventually.InTimeAsync(end, "the flush"));

        Assert.Equal(2, _folder.Flushes);
    }

    [Fact]
    public async Task Sync_ThatFails_IsTriedAgainByThoseWhoWait()
    {
        var first = Start();
        await _folder.Begun;
        var second = Start();
        await Waits(second.Thread);

        _folder.Fails = true;
        _folder.GoOn();

        Assert.Equal(TreeError.Failed, Assert.IsType<TreeException>(await Eventually.InTimeAsync(first.End, "the first")).Error);
        Assert.Equal(TreeError.Failed, Assert.IsType<TreeException>(await Eventually.InTimeAsync(second.End, "the second")).Error);
        Assert.Equal(2, _folder.Flushes);
    }

    private static Task Waits(Thread thread) => Eventually.TrueAsync(() => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));

    private (Thread Thread, Task<Exception?> End) Start()
    {
        var end = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => end.SetResult(Record.Exception(() => _flush.Sync(_folder)))) { IsBackground = true };
        thread.Start();
        return (thread, end.Task);
    }

    /// <summary>A folder that is flushed as soon as the test says so.</summary>
    private sealed class SlowFolder : NoFolder
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goOn = new();
        private int _flushes;

        internal int Flushes => _flushes;

        internal bool Fails { get; set; }

        internal Task Begun => _begun.Task;

        internal void GoOn() => _goOn.Set();

        internal override HostStat Stat() => new() { Device = 1, Id = 2 };

        internal override void Sync()
        {
            Interlocked.Increment(ref _flushes);
            _begun.TrySetResult();
            _goOn.Wait();
            if (Fails) throw new TreeException(TreeError.Failed, "The disk is gone.");
        }

        protected override void Dispose(bool disposing)
        {
            _goOn.Dispose();
            base.Dispose(disposing);
        }
    }
}
