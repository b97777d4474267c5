using BatchAi.Service.State;

namespace BatchAi.Service.Tests.State;

public sealed class StateFullDiskTests
{
    [SmallDiskFact]
    public async Task WriteAsync_DiskFullAndFreed_NothingIsHalfAndNoRestartIsNeeded()
    {
        using var disk = SmallDisk.TryMake(megabytes: 4)!;
        var path = Path.Combine(disk.Path, "batchai.db");
        var stored = new List<string>();
        var refused = new List<StateNotWrittenException>();
        await using (var store = StateStore.Open(path))
        {
            await WriteAsync(store, 20, stored, refused);
            Assert.Empty(refused);

            disk.Fill();
            await WriteAsync(store, 200, stored, refused);
            Assert.NotEmpty(refused);
            RequireExactly(store, stored);

            disk.Free();
            refused.Clear();
            await WriteAsync(store, 20, stored, refused);
            Assert.Empty(refused);
            RequireExactly(store, stored);
        }

        await using var again = StateStore.Open(path);
        RequireExactly(again, stored);
    }

    private static async Task WriteAsync(StateStore store, int count, List<string> stored, List<StateNotWrittenException> refused)
    {
        for (var i = 0; i < count; i++)
        {
            var job = Rows.Job(Guid.NewGuid().ToString()) with { Body = new byte[2000] };
            try
            {
                await store.WriteAsync(w =>
                {
                    _ = w.Insert(job);
                    w.Insert(new TransitionRow(job.Uuid, DateTimeOffset.UnixEpoch, "queued", "submitted"));
                });
                stored.Add(job.Uuid);
            }
            catch (StateNotWrittenException error)
            {
                refused.Add(error);
            }
        }
    }

    private static void RequireExactly(StateStore store, List<string> stored)
    {
        var rows = store.Read(r => r.List(ResourceKind.Job, Rows.Experiment));
        Assert.Equal(stored, rows.Select(r => r.Uuid));
        Assert.All(rows, row => Assert.Single(store.Read(r => r.History(row.Uuid))));
    }
}
