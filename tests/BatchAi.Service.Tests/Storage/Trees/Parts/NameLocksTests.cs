using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Tests.Storage.Trees.Parts;

public sealed class NameLocksTests
{
    [Fact]
    public async Task Hold_ByManyAtOnce_IsOneAtATimePerName()
    {
        var locks = new NameLocks();
        var inside = new int[3];
        await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(async () =>
        {
            using var hold = i % 7 == 0
                ? await locks.HoldAsync($"{i % 3}", $"{(i + 1) % 3}", CancellationToken.None)
                : await locks.HoldAsync($"{i % 3}", CancellationToken.None);
            Assert.Equal(1, Interlocked.Increment(ref inside[i % 3]));
            await Task.Yield();
            Interlocked.Decrement(ref inside[i % 3]);
        })));

        Assert.Equal(0, locks.Count);
    }

    [Fact]
    public async Task Hold_GivenUp_LeavesNoTrace()
    {
        var locks = new NameLocks();
        using var end = new CancellationTokenSource();
        var hold = await locks.HoldAsync("a", CancellationToken.None);
        var waiting = locks.HoldAsync("b", "a", end.Token);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.AsTask());
        hold.Dispose();

        Assert.Equal(0, locks.Count);
    }
}
