using System.Text.Json;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Hosting;

public sealed class EventLogTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_AnyText_IsOneLineOfJson()
    {
        var path = Path.Combine(_root, "logs", "a.log");
        var log = new EventLog(path, TimeProvider.System);

        log.Write("one", "a\nb", "\"c\"");
        log.Write("two");

        var events = File.ReadLines(path).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        Assert.Equal(["one", "two"], events.Select(e => e.GetProperty("event").GetString()!));
        Assert.Equal(("a\nb", "\"c\""), (events[0].GetProperty("subject").GetString(), events[0].GetProperty("detail").GetString()));
    }

    [Fact]
    public void Write_AfterItsFolderWasRemoved_MakesItAgain_UnlessAllAboveItIsGone()
    {
        var path = Path.Combine(_root, "data", "logs", "a.log");
        var log = new EventLog(path, TimeProvider.System);
        log.Write("one");

        Directory.Delete(Path.Combine(_root, "data", "logs"), recursive: true);
        log.Write("two");
        Assert.Single(File.ReadLines(path));

        Directory.Delete(Path.Combine(_root, "data"), recursive: true);
        log.Write("three");
        Assert.False(Directory.Exists(Path.Combine(_root, "data")));
    }

    [Fact]
    public void Write_AFileThatIsTooLong_StartsAnother()
    {
        var path = Path.Combine(_root, "a.log");
        Directory.CreateDirectory(_root);
        using (var file = File.Create(path)) file.SetLength((8 << 20) + 1);

        new EventLog(path, TimeProvider.System).Write("one");

        Assert.Single(File.ReadLines(path));
        Assert.Equal((8 << 20) + 1, new FileInfo(path + ".1").Length);
    }

    [Theory]
    [InlineData("folder")]
    [InlineData("folder/below/a/file")]
    public void Write_WhereNothingCanBeWritten_IsSilent(string name)
    {
        Directory.CreateDirectory(Path.Combine(_root, "folder"));
        File.WriteAllText(Path.Combine(_root, "folder", "below"), "");

        new EventLog(Path.Combine(_root, name), TimeProvider.System).Write("one");
    }
}
