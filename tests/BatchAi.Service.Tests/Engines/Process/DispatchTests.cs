using System.Globalization;
using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Process;

/// <summary>
/// The rule of the queue, as a table. A job is a name, its number of nodes and, after a slash, its limit in minutes;
/// busy nodes are their number and, after an @, the minutes that are left to their job.
/// </summary>
public sealed class DispatchTests
{
    private const string None = "";

    // Columns: most, idle, coming, busy, queue; then what starts, and who is next.
    [Theory]

    // In order, all or nothing.
    [InlineData(4, 4, 0, None, "a1 b2 c1", "a b c", None)]
    [InlineData(4, 3, 0, "1@60", "a1 b2 c1", "a b", "c")]
    [InlineData(4, 3, 0, "1@60", "a4 b1", None, "a")]
    [InlineData(4, 0, 0, "4@60", "a1 b1", None, "a")]
    [InlineData(4, 4, 0, None, None, None, None)]

    // A job that is too large reserves nothing, wherever it stands, and is nobody's next.
    [InlineData(2, 2, 0, None, "a3 b2", "b", None)]
    [InlineData(2, 1, 0, "1@60", "a3 b2 c3 d1/30", "d", "b")]
    [InlineData(0, 0, 0, None, "a1 b1", None, None)]

    // Only what ends before the first can start comes before it.
    [InlineData(4, 2, 0, "2@60", "a4 b1/60 c1/61 d1/10", "b d", "a")]
    [InlineData(4, 2, 0, "2@60", "a4 b1", None, "a")]
    [InlineData(4, 2, 0, "2@60", "a4 b3/10 c2/10", "c", "a")]
    [InlineData(4, 1, 0, "3@0", "a4 b1/1", None, "a")]

    // The first can start when enough have ended, not when all have.
    [InlineData(4, 1, 0, "1@30 1@60 1@90", "a3 b1/60 c1/31", "b", "a")]
    [InlineData(4, 1, 0, "1@30 1@60 1@90", "a2 b1/60 c1/31", None, "a")]
    [InlineData(4, 1, 0, "1@30 1@60 1@90", "a2 b1/30", "b", "a")]

    // Nodes that come anyway: the first may start at any time.
    [InlineData(4, 1, 1, "2@60", "a2 b1/1", None, "a")]
    [InlineData(4, 1, 1, "2@60", "a3 b1/60", "b", "a")]

    // No limit tells when it can: whatever has one may come before.
    [InlineData(4, 2, 0, "2@?", "a4 b1/10000 c1", "b", "a")]
    [InlineData(4, 2, 0, None, "a4 b1/10000 c1", "b", "a")]

    // What starts now counts as well.
    [InlineData(4, 3, 0, "1@90", "a1/30 b3 c1/30 d1/31", "a c", "b")]
    [InlineData(4, 3, 0, "1@90", "a1 b3 c1/90 d1/91", "a c", "b")]
    public void Decide(int most, int idle, int coming, string busy, string queue, string starts, string next)
    {
        var plan = Dispatch.Decide(new DispatchView(most, idle, coming, Busy(busy)), Queue(queue));

        Assert.Equal((starts, next), (string.Join(' ', plan.Starts.Select(j => j.Uuid)), plan.Next?.Uuid ?? None));
    }

    [Theory]
    [InlineData(1, 0, "1@30 2@60", "a1", 0)]
    [InlineData(1, 1, "1@30 2@60", "a2", 0)]
    [InlineData(1, 0, "2@60 1@30", "a2", 30)]
    [InlineData(1, 0, "2@60 1@30", "a4", 60)]
    [InlineData(1, 0, "1@? 2@60 1@30", "a5", null)]
    public void LongestWait(int idle, int coming, string busy, string job, int? minutes)
    {
        var wait = Dispatch.LongestWait(new DispatchView(9, idle, coming, Busy(busy)), Queue(job)[0]);

        Assert.Equal(minutes, (int?)wait?.TotalMinutes);
    }

    private static List<JobRequest> Queue(string text) => [.. Parts(text).Select((part, i) =>
    {
        var (job, limit) = (part.Split('/')[0], part.Split('/').ElementAtOrDefault(1));
        return new JobRequest(job[..1], "c", Number(job[1..]), 1, i) { Limit = limit is null ? null : TimeSpan.FromMinutes(Number(limit)) };
    })];

    private static List<BusyNodes> Busy(string text) => [.. Parts(text).Select(part =>
        new BusyNodes(Number(part.Split('@')[0]), part.Split('@')[1] is var left && left == "?" ? null : TimeSpan.FromMinutes(Number(left))))];

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
