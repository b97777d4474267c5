using System.Diagnostics;
using BatchAi.Bench.Harness;
using BatchAi.Service.Engines;

namespace BatchAi.Bench.Benchmarks;

/// <summary>What the scheduler costs when queue and cluster are large: a pass over the queue, and telling each job its place.</summary>
internal static class ScheduleBenchmark
{
    private const int Repetitions = 10;
    private const int Events = 300;
    private const int GroupedJobs = 10_000;
    private const int GroupedNodes = 1_000;
    private const int MostOfGroup = 4;

    private static readonly (int Jobs, int Nodes)[] Sizes = [(1_000, 1_000), (10_000, 1_000), (100_000, 1_000), (10_000, 100), (10_000, 10_000)];

    internal static Task RunAsync()
    {
        var table = new Table(
            "schedule: p50 (p99), times of one call",
            "jobs queued, nodes",
            "all nodes become free, ms",
            "one job ends, µs",
            "one job ends, a gang waits, µs",
            "a job is submitted, µs",
            "all jobs listed, ms",
            "listed while 1 in 10 changes, ms");
        foreach (var (jobs, nodes) in Sizes) Add(table, jobs, nodes);
        table.Print();
        PrintGroups();
        return Task.CompletedTask;
    }

    // A sweep of which only some jobs may run at once, and nodes enough for many more.
    private static void PrintGroups()
    {
        var table = new Table(
            $"schedule, {GroupedJobs:#,0} jobs on {GroupedNodes:#,0} nodes in groups of which {MostOfGroup} jobs may run: p50 (p99) of one call",
            "groups",
            "one job ends, µs",
            "a job is submitted, µs",
            "all jobs listed, ms");
        foreach (var groups in new[] { 1, 100 })
        {
            var (cluster, queued) = Grouped(groups);
            table.Add(
                $"{groups}",
                Microseconds(new Samples(Enumerable.Range(0, Events).Select(_ => TimeOf(cluster, c => c.End())))),
                Microseconds(new Samples(Enumerable.Range(0, Events).Select(i => TimeOf(cluster, c => c.Submit(1, group: Group(i % groups)))))),
                Milliseconds(new Samples(Enumerable.Range(0, Repetitions).Select(_ => List(cluster, queued, changeEvery: 0)))));
        }

        table.Print();
    }

    private static (SimulatedCluster Cluster, List<JobRequest> Queued) Grouped(int groups)
    {
        var cluster = new SimulatedCluster(GroupedNodes);
        for (var i = 0; i < groups; i++) cluster.Scheduler.LimitGroup(new GroupLimit(Group(i).Key, MostOfGroup, 1));
        return (cluster, [.. Enumerable.Range(0, GroupedJobs).Select(i => cluster.Submit(1, group: Group(i % groups)))]);
    }

    private static RequestGroup Group(int number) => RequestGroup.Of("experiment", $"group-{number}");

    private static void Add(Table table, int jobs, int nodes)
    {
        var cluster = Fill(new SimulatedCluster(nodes), jobs, nodes, out var queued);
        table.Add(
            $"{jobs:#,0}, {nodes:#,0}",
            Milliseconds(new Samples(Enumerable.Range(0, Repetitions).Select(_ => AllFree(jobs, nodes)))),
            Microseconds(Take(cluster, c => c.End())),
            Microseconds(Take(BehindGang(jobs, nodes), c => c.End())),
            Microseconds(Take(cluster, c => c.Submit(1))),
            Milliseconds(new Samples(Enumerable.Range(0, Repetitions).Select(_ => List(cluster, queued, changeEvery: 0)))),
            Milliseconds(new Samples(Enumerable.Range(0, Repetitions).Select(_ => List(cluster, queued, changeEvery: 10)))));
    }

    // One job has all nodes; then jobs of one to eight nodes, three priorities and many limits wait.
    private static SimulatedCluster Fill(SimulatedCluster cluster, int jobs, int nodes, out List<JobRequest> queued)
    {
        cluster.Submit(nodes, priority: 2);
        var random = new Random(1);
        queued = [.. Enumerable.Range(0, jobs).Select(_ => cluster.Submit(1 + random.Next(8), random.Next(3), TimeSpan.FromMinutes(1 + random.Next(10_000))))];
        return cluster;
    }

    private static double AllFree(int jobs, int nodes)
    {
        var cluster = Fill(new SimulatedCluster(nodes), jobs, nodes, out _);
        var start = Stopwatch.GetTimestamp();
        cluster.End();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    // The worst pass: the first job waits for more than is idle, and none of the others ends in time to come before it.
    private static SimulatedCluster BehindGang(int jobs, int nodes)
    {
        var cluster = new SimulatedCluster(nodes);
        for (var i = 0; i < nodes / 2; i++) cluster.Submit(1, limit: TimeSpan.FromMinutes(60 + i));
        cluster.Submit(nodes);
        for (var i = 0; i < jobs; i++) cluster.Submit(1, limit: TimeSpan.FromDays(7));
        return cluster;
    }

    private static Samples Take(SimulatedCluster cluster, Action<SimulatedCluster> action) =>
        new(Enumerable.Range(0, Math.Min(Events, Math.Max(20, cluster.Running / 2))).Select(_ => TimeOf(cluster, action)));

    private static double TimeOf(SimulatedCluster cluster, Action<SimulatedCluster> action)
    {
        var start = Stopwatch.GetTimestamp();
        action(cluster);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double List(SimulatedCluster cluster, List<JobRequest> queued, int changeEvery)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < queued.Count; i++)
        {
            _ = cluster.Scheduler.Wait(queued[i].Uuid);
            if (changeEvery > 0 && i % changeEvery == 0) _ = cluster.Scheduler.Stop(cluster.Submit(1).Uuid);
        }

        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static string Milliseconds(Samples samples) => $"{samples.Median:0.00} ({samples.P99:0.00})";

    private static string Microseconds(Samples samples) => $"{samples.Median * 1000:0.0} ({samples.P99 * 1000:0.0})";
}
