using BatchAi.Service.State;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.State;

public sealed class StateStoreTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task WriteAsync_Insert_IsReadBackAsItWas()
    {
        await using var store = Open();
        var row = Rows.Job("a", "running") with { Body = [1, 0, 255] };

        var inserted = await store.WriteAsync(w => w.Insert(row));

        var found = store.Read(r => r.Find(row.Id));
        Assert.Equal((inserted.Sequence, row.Id, row.Kind, "a", "running"), (found!.Sequence, found.Id, found.Kind, found.Uuid, found.State));
        Assert.Equal(row.Body, found.Body);
        Assert.Equal(row.Id.Text, found.Id.Text);
    }

    // Earlier builds of the library sleep for a second where SQLite means microseconds, while all writers wait.
    [Fact]
    public async Task Library_IsOneThatSleepsForAsLongAsItIsTold()
    {
        await using var store = Open();

        Assert.True(SQLitePCL.raw.sqlite3_libversion_number() >= 3_049_000);
    }

    [Fact]
    public async Task Find_OtherCase_FindsTheCaseOfCreation()
    {
        await using var store = Open();
        await store.WriteAsync(w => w.Insert(Rows.Job("Job-One")));

        var found = store.Read(r => r.Find(ArmId.TryParse(Rows.Job("JOB-oNE").Id.Text.ToUpperInvariant().Replace("/SUBSCRIPTIONS", "/subscriptions", StringComparison.Ordinal))!));

        Assert.Equal("Job-One", found!.Id.Name);
    }

    [Fact]
    public async Task WriteAsync_UnitFails_OthersOfTheSameFlushAreKept()
    {
        await using var store = Open();
        using var gate = new ManualResetEventSlim();
        var holding = store.WriteAsync(_ => gate.Wait(TimeSpan.FromSeconds(30)));
        var before = store.WriteAsync(w => w.Insert(Rows.Job("before")));
        var failing = store.WriteAsync(w =>
        {
            _ = w.Insert(Rows.Job("half"));
            throw new InvalidOperationException("no");
        });
        var after = store.WriteAsync(w => w.Insert(Rows.Job("after")));
        gate.Set();

        await Task.WhenAll(holding, before, after);
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        Assert.Equal(["before", "after"], Uuids(store));
    }

    [Fact]
    public async Task WriteAsync_SameNameTwice_SecondFailsAndFirstStays()
    {
        await using var store = Open();
        await store.WriteAsync(w => w.Insert(Rows.Job("a")));

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => store.WriteAsync(w => w.Insert(Rows.Job("a") with { Uuid = "b" })));

        Assert.Equal(["a"], Uuids(store));
    }

    [Fact]
    public async Task WriteAsync_FromManyTasks_EachOneSeesItsOwnEnd()
    {
        await using var store = Open();
        var names = Enumerable.Range(0, 2000).Select(i => $"job{i}").ToList();

        var rows = await Task.WhenAll(names.Select(n => Task.Run(() => store.WriteAsync(w => w.Insert(Rows.Job(n))))));

        Assert.Equal(names.Order(StringComparer.Ordinal), rows.Select(r => r.Uuid).Order(StringComparer.Ordinal));
        Assert.Equal(2000, rows.Select(r => r.Sequence).Distinct().Count());
        Assert.Equal(2000, store.Read(r => r.CountStates(ResourceKind.Job))["queued"]);
    }

    [Fact]
    public async Task Read_TwoQuestions_SeeTheSameState()
    {
        await using var store = Open();
        await store.WriteAsync(w => w.Insert(Rows.Job("a")));

        var (first, second) = store.Read(r =>
        {
            var count = Count(r);
            store.WriteAsync(w => w.Insert(Rows.Job("b"))).GetAwaiter().GetResult();
            return (count, Count(r));
        });

        Assert.Equal((1, 1), (first, second));
        Assert.Equal(2, store.Read(Count));

        static int Count(StateReader reader) => reader.List(ResourceKind.Job, Rows.Experiment).Count;
    }

    [Fact]
    public async Task Tree_NeighboursWithLongerNames_AreNotInIt()
    {
        await using var store = Open();
        string[] names = ["job", "job-b", "job0", "jobs", "jo"];
        foreach (var name in names) await store.WriteAsync(w => w.Insert(Rows.Job(name)));
        var child = new ResourceRow(Rows.Job("job").Id.Child("parts", "p"), ResourceKind.Job, "child", []);
        await store.WriteAsync(w => w.Insert(child));

        Assert.Equal(["job", "child"], store.Read(r => r.Tree(Rows.Job("job").Id)).Select(r => r.Uuid));
    }

    [Fact]
    public async Task List_InPages_YieldsEachOnceInOrderOfCreation()
    {
        await using var store = Open();
        var names = Enumerable.Range(0, 25).Select(i => $"j{i}").ToList();
        foreach (var name in names) await store.WriteAsync(w => w.Insert(Rows.Job(name)));

        var seen = new List<string>();
        for (long after = 0; ;)
        {
            var page = store.Read(r => r.List(ResourceKind.Job, Rows.Experiment, after, limit: 10));
            if (page.Count == 0) break;
            seen.AddRange(page.Select(r => r.Uuid));
            after = page[^1].Sequence;
        }

        Assert.Equal(names, seen);
    }

    [Fact]
    public async Task Operations_EndedAndForgotten_LeaveTheOpenOnes()
    {
        await using var store = Open();
        var start = new DateTimeOffset(2018, 5, 1, 0, 0, 0, TimeSpan.Zero);
        await store.WriteAsync(w =>
        {
            w.Insert(new OperationRow("one", Rows.Subscription, "k", "r1", start));
            w.Insert(new OperationRow("two", Rows.Subscription, "k", "r2", start));
            w.EndOperations("r1", start.AddSeconds(1), "Bad", "It went wrong.");
        });

        Assert.Equal(new OperationRow("one", Rows.Subscription, "k", "r1", start) { End = start.AddSeconds(1), ErrorCode = "Bad", ErrorMessage = "It went wrong." }, store.Read(r => r.FindOperation("one")));
        Assert.Equal(["two"], store.Read(r => r.OpenOperations()).Select(o => o.Id));

        await store.WriteAsync(w => w.ForgetOperations(start.AddDays(1)));

        Assert.Null(store.Read(r => r.FindOperation("one")));
        Assert.NotNull(store.Read(r => r.FindOperation("two")));
    }

    [Fact]
    public async Task EndAttempt_Twice_KeepsTheFirstEnd()
    {
        await using var store = Open();
        var start = DateTimeOffset.UnixEpoch;
        await store.WriteAsync(w => w.Insert(new AttemptRow("a", "job", "cluster", "n1,n2", start)));

        await store.WriteAsync(w => w.EndAttempt("a", start.AddMinutes(1)));
        await store.WriteAsync(w => w.EndAttempt("a", start.AddMinutes(2)));

        Assert.Equal(start.AddMinutes(1), Assert.Single(store.Read(r => r.Attempts("job"))).End);
        Assert.Empty(store.Read(r => r.LiveAttempts()));
    }

    [Fact]
    public async Task DisposeAsync_UnitsWaiting_AreWrittenFirst()
    {
        var store = Open();
        var writes = Enumerable.Range(0, 500).Select(i => store.WriteAsync(w => w.Insert(Rows.Job($"j{i}")))).ToList();

        await store.DisposeAsync();

        Assert.All(writes, w => Assert.True(w.IsCompletedSuccessfully));
        Assert.Throws<ObjectDisposedException>(() => { _ = store.WriteAsync(w => w.DeleteTrash("x")); });
        await using var again = Open();
        Assert.Equal(500, Uuids(again).Count);
    }

    private StateStore Open() => StateStore.Open(_folder.DatabasePath);

    private static List<string> Uuids(StateStore store) => [.. store.Read(r => r.List(ResourceKind.Job, Rows.Experiment)).Select(r => r.Uuid)];
}
