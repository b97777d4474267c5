using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Process;

public sealed class JobQueueTests
{
    private readonly JobQueue _queue = new();
    private readonly JobGroups _groups = new();

    [Fact]
    public void First_OfMany_IsTheHighestThenTheEarliest()
    {
        foreach (var (priority, order) in new[] { (0, 1L), (1, 3L), (1, 2L), (2, 5L) }) _queue.Add(Job(priority, order));

        var taken = new List<long>();
        while (_queue.InOrder.FirstOrDefault() is { } first)
        {
            taken.Add(first.Order);
            _queue.Remove(first);
        }

        Assert.Equal([5, 2, 3, 1], taken);
        Assert.Equal((0, default), (_queue.Count, _queue.Able(10, _groups)));
    }

    [Fact]
    public void Able_CountsWhatIsInIt()
    {
        var job = Job(1, 1) with { NodeCount = 3 };
        _queue.Add(job);
        _queue.Add(job);
        _queue.Add(Job(1, 2));

        Assert.Equal(new JobsAndNodes(2, 4), _queue.Able(3, _groups));
        Assert.Equal(new JobsAndNodes(1, 1), _queue.Able(2, _groups));
        _queue.Remove(job);
        _queue.Remove(job);
        Assert.Equal(new JobsAndNodes(1, 1), _queue.Able(3, _groups));
    }

    [Fact]
    public void PositionOf_AfterChanges_IsTheNewOne()
    {
        var (first, second) = (Job(1, 1), Job(1, 2));
        _queue.Add(second);
        Assert.Equal(1, _queue.PositionOf(second));

        _queue.Add(first);

        Assert.Equal((1, 2), (_queue.PositionOf(first), _queue.PositionOf(second)));
    }

    [Fact]
    public void ManyJobs_InAnyOrder_AreOneSortedQueue()
    {
        var random = new Random(1);
        var jobs = Enumerable.Range(0, 5_000).Select(i => Job(random.Next(3), i)).ToArray();
        random.Shuffle(jobs);
        foreach (var job in jobs) _queue.Add(job);
        foreach (var job in jobs.Take(2_000)) _queue.Remove(job);

        var wanted = jobs.Skip(2_000).OrderByDescending(j => j.Priority).ThenBy(j => j.Order).ToList();
        Assert.Equal(wanted, _queue.InOrder);
        Assert.Equal(Enumerable.Range(1, 3_000), wanted.Select(_queue.PositionOf));
    }

    private static JobRequest Job(int priority, long order) => new(Guid.NewGuid().ToString("D"), "c", 1, priority, order);
}
