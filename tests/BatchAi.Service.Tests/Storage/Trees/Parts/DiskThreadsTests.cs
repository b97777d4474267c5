using BatchAi.Service.Storage.Trees.Parts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees.Parts;

public sealed class DiskThreadsTests
{
    [Fact]
    public async Task Run_MoreThanThereAreThreads_IsAllDone()
    {
        var sums = await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => DiskThreads.RunAsync(() => i * 2)));

        Assert.Equal(2000 * 1999, sums.Sum());
    }

    [Fact]
    public async Task Run_SomethingThatFails_FailsAlone()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => DiskThreads.RunAsync(() => throw new InvalidDataException()));

        Assert.Equal(1, await Eventually.InTimeAsync(DiskThreads.RunAsync(() => 1), "work after a failure"));
    }
}
