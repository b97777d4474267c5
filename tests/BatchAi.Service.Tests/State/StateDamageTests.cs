using BatchAi.Service.State;
using BatchAi.Service.Tests.HostingService.Support;
using Microsoft.Data.Sqlite;

namespace BatchAi.Service.Tests.State;

public sealed class StateDamageTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Open_NewerSchema_IsRefusedUntouched()
    {
        await StateStore.Open(_folder.DatabasePath).DisposeAsync();
        Change($"PRAGMA user_version = {Schema.Current + 1}");
        var before = await File.ReadAllBytesAsync(_folder.DatabasePath);

        var error = Assert.Throws<BatchAiException>(() => StateStore.Open(_folder.DatabasePath));

        Assert.Equal("StateIsNewer", error.Code);
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.DatabasePath));
        Assert.Equal([_folder.DatabasePath], Directory.GetFiles(Path.GetDirectoryName(_folder.DatabasePath)!));
    }

    [Fact]
    public async Task Open_FirstSchema_IsMigratedAndKeepsItsRows()
    {
        await using (var store = StateStore.Open(_folder.DatabasePath)) await store.WriteAsync(w => w.Insert(Rows.Job("old")));
        Change("DROP TABLE job_group; DROP INDEX resource_by_group; ALTER TABLE resource DROP COLUMN grouping; ALTER TABLE resource DROP COLUMN facts; PRAGMA user_version = 1;");

        await using (var store = StateStore.Open(_folder.DatabasePath))
        {
            Assert.NotNull(store.Read(r => r.FindByUuid("old")));
            await store.WriteAsync(w => w.Insert(Rows.Job("new") with { Facts = [1] }));
            Assert.Equal([1], store.Read(r => r.FindByUuid("new"))!.Facts);
        }

        Assert.Equal(Schema.Current, Version());
    }

    [Fact]
    public void Open_NoDatabase_SaysWhatIsDamaged()
    {
        File.WriteAllText(_folder.DatabasePath, new string('x', 8192));

        var error = Assert.Throws<BatchAiException>(() => StateStore.Open(_folder.DatabasePath));

        Assert.Equal("StateCorrupt", error.Code);
        Assert.Contains(_folder.DatabasePath, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.RecommendedAction);
        Assert.Equal(new string('x', 8192), File.ReadAllText(_folder.DatabasePath));
    }

    [Fact]
    public async Task Open_HalfADatabase_SaysWhatIsDamaged()
    {
        await using (var store = StateStore.Open(_folder.DatabasePath))
        {
            for (var i = 0; i < 50; i++) await store.WriteAsync(w => w.Insert(Rows.Job($"{i}") with { Body = new byte[4096] }));
        }

        using (var file = File.OpenWrite(_folder.DatabasePath)) file.SetLength(file.Length / 2);

        Assert.Equal("StateCorrupt", Assert.Throws<BatchAiException>(() => StateStore.Open(_folder.DatabasePath)).Code);
    }

    [Fact]
    public void Open_AFolderInItsPlace_SaysThatItCannotBeOpened()
    {
        Directory.CreateDirectory(_folder.DatabasePath);

        Assert.Equal("StateNotOpened", Assert.Throws<BatchAiException>(() => StateStore.Open(_folder.DatabasePath)).Code);
    }

    [Fact]
    public void Open_SomebodyElsesDatabase_IsRefused()
    {
        SQLitePCL.Batteries_V2.Init();
        Change("CREATE TABLE resource (something TEXT)");

        Assert.Equal("StateNotOpened", Assert.Throws<BatchAiException>(() => StateStore.Open(_folder.DatabasePath)).Code);
    }

    [Fact]
    public async Task Write_ProcessKilled_EverythingAcknowledgedIsThere()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < 3; round++)
        {
            using var process = StateStormProcess.Start(_folder.DatabasePath);
            for (var i = 0; i < 300 + (round * 137); i++) acknowledged.Add((await process.StandardOutput.ReadLineAsync())!);
            process.Kill();
            acknowledged.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l.Length == 36));
        }

        await using var store = StateStore.Open(_folder.DatabasePath);
        var rows = store.Read(r => r.List(ResourceKind.Job, Rows.Experiment));
        Assert.Empty(acknowledged.Except(rows.Select(r => r.Uuid)));
        Assert.All(rows, row => Assert.Single(store.Read(r => r.History(row.Uuid))));
    }

    private void Change(string sql)
    {
        using var connection = Connect();
        Schema.Execute(connection, sql);
    }

    private int Version()
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return Convert.ToInt32(command.ExecuteScalar());
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.DatabasePath};Pooling=False");
        connection.Open();
        return connection;
    }
}
