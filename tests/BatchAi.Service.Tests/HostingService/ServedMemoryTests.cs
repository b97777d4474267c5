using System.Globalization;
using BatchAi.Service.Tests.HostingService.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class ServedMemoryTests : IAsyncLifetime
{
    private readonly BatchAiProcess _batchAi = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _batchAi.DisposeAsync();

    [Fact]
    public async Task Serve_NothingToDo_GivesMemoryBackAndAnswersAgain()
    {
        if (!OperatingSystem.IsLinux()) return;
        var service = await _batchAi.ServeAsync();

        await Eventually.TrueAsync(() => Kilobytes(service, "VmRSS") < 0.75 * Kilobytes(service, "VmHWM"));

        Assert.Equal(service, (await _batchAi.StatusAsync()).GetProperty("pid").GetInt32());
    }

    private static int Kilobytes(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return int.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture);
    }
}
