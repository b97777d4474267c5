using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Process;

public sealed class AutoScaleTests
{
    // Columns: least, most, target, prepared, busy, queued, spare; then the change.
    [Theory]

    // Grows to what runs and waits, within the bounds.
    [InlineData(0, 4, 0, 0, 0, 2, 0, 2)]
    [InlineData(0, 4, 1, 1, 1, 9, 0, 3)]
    [InlineData(0, 4, 3, 3, 3, 4, 0, 1)]
    [InlineData(2, 4, 0, 0, 0, 0, 0, 2)]

    // What it is to have, and has not yet, is not asked for again.
    [InlineData(0, 4, 2, 0, 0, 2, 0, 0)]

    // Only spare nodes go, and only those that no job needs.
    [InlineData(0, 4, 4, 4, 1, 0, 3, -3)]
    [InlineData(0, 4, 4, 4, 1, 0, 2, -2)]
    [InlineData(0, 4, 4, 4, 1, 2, 3, -1)]
    [InlineData(1, 4, 4, 4, 0, 0, 4, -3)]
    [InlineData(0, 4, 4, 4, 0, 0, 0, 0)]
    [InlineData(0, 4, 4, 4, 0, 4, 4, 0)]

    // Those to come may never come: they are no reason to give others.
    [InlineData(0, 4, 4, 2, 1, 2, 1, 0)]
    [InlineData(0, 4, 4, 2, 1, 0, 1, -1)]

    // Above a bound that was lowered, jobs are left alone.
    [InlineData(0, 2, 4, 4, 4, 0, 0, 0)]
    [InlineData(0, 2, 4, 4, 3, 5, 1, -1)]
    public void Change(int least, int most, int target, int prepared, int busy, long queued, int spare, int change) =>
        Assert.Equal(change, AutoScale.Change(new AutoScaleView(least, most, target, prepared, busy, queued, spare)));
}
