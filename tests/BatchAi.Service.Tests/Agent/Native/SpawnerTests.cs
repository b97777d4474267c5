using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Tests.Agent.Native;

public sealed class SpawnerTests
{
    private static SpawnRequest Request(string program, params string[] arguments) =>
        new(program, arguments, new Dictionary<string, string> { ["A"] = "ä b" }, new Dictionary<int, Descriptor>());

    [Fact]
    public void Start_NoSuchProgram_Throws() =>
        Assert.Throws<System.ComponentModel.Win32Exception>(() => Spawner.Start(Request("/no/such/program")));

    [Fact]
    public void Start_NulInAnArgument_Throws() => Assert.Throws<ArgumentException>(() => Spawner.Start(Request("/bin/true", "a\0b")));

    [Fact]
    public async Task Start_AProcess_IsReapedOnceItEnded()
    {
        using var exits = new ProcessExitWatcher();
        var process = Spawner.Start(Request("/bin/sh", "-c", "test \"$A\" = 'ä b'"));

        await exits.WaitAsync(process);

        Assert.False(ProcessSignals.Exists(process));
    }

    [Fact]
    public async Task Wait_ForManyAtOnce_TellsEachOnItsOwn()
    {
        using var exits = new ProcessExitWatcher();
        var sleeper = Spawner.Start(Request("/bin/sleep", "600"));
        var patient = exits.WaitAsync(sleeper);
        var quick = Enumerable.Range(0, 50).Select(_ => exits.WaitAsync(Spawner.Start(Request("/bin/sh", "-c", "exit 1")))).ToList();

        await Task.WhenAll(quick);

        Assert.False(patient.IsCompleted);
        ProcessSignals.Send(sleeper, ProcessSignals.Kill);
        await patient;
    }

    [Fact]
    public async Task Wait_ForAProcessThatIsGone_Ends()
    {
        using var exits = new ProcessExitWatcher();

        await exits.WaitAsync(int.MaxValue - 1);
    }

    [Fact]
    public async Task Pipe_WriterGone_Ends()
    {
        var (reader, writer) = Descriptor.Pipe();
        writer.WriteByte();
        writer.Dispose();
        using (reader) Assert.Equal((1, 0), await Task.Run(() => (Read(reader), Read(reader))));
        Assert.True(reader.IsClosed);
    }

    [Fact]
    public void Open_ByNumber_IsNeverOneOfTheFirstTen()
    {
        using var file = Descriptor.TryOpen("/dev/null", createNew: false)!;

        Assert.InRange(file.Number, 10, int.MaxValue);
        Assert.Null(Descriptor.TryOpen("/no/such/file", createNew: false));
        Assert.Throws<IOException>(() => Descriptor.TryOpen("/dev", createNew: false));
    }

    private static int Read(Descriptor reader)
    {
        Span<byte> buffer = stackalloc byte[8];
        return reader.Read(buffer);
    }
}
