using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Service;

/// <summary>Very many jobs: submitting them, listing them, starting with them.</summary>
internal static class SubmitFigures
{
    private const int Clients = 16;
    private const int Jobs = 10_000;
    private const int First = 5000;
    private const int OneByOne = 500;
    private const int Lists = 40;
    private const int ListWarmUps = 5;

    // What turned out to be hot is compiled again in the background, which takes one of the processors for a while.
    private static readonly TimeSpan Compiling = TimeSpan.FromSeconds(2);

    internal static async Task TempAsync()
    {
        await using var service = await ServedService.StartAsync(TemporaryFolder.Create());
        ServiceCalls.CreateShare(service);
        await ServiceCalls.CreateClusterAsync(service.Client, "none", 0);
        var body = ServiceCalls.TrivialJob("none");
        Console.WriteLine(service.Process);
        for (var round = 0; round < 6; round++)
        {
            var many = await RequestLoad.TakeAsync(service, Clients, 5000, number => ServiceCalls.PutAsync(service.Client, $"{ServiceCalls.Jobs}/many{round}-{number}", body));
            Console.WriteLine($"{many.PerSecond:0}/s p50 {many.Times.Median:0.0} p99 {many.Times.P99:0.0} {Split(many)}");
        }
        Console.WriteLine(ProcessFigures.Of(service.Process));
        await Task.Delay(13000);
        Console.WriteLine(ProcessFigures.Of(service.Process));
        File.Copy($"/proc/{service.Process}/smaps", "/tmp/smaps.work", true);
    }

    internal static async Task WorkAsync()
    {
        await using var service = await ServedService.StartAsync(TemporaryFolder.Create());
        await Task.Delay(12000);
        File.Copy($"/proc/{service.Process}/smaps", "/tmp/smaps.w0", true);
        Console.WriteLine(service.Process);
        Console.WriteLine(ProcessFigures.Of(service.Process));
        ServiceCalls.CreateShare(service);
        await ServiceCalls.CreateClusterAsync(service.Client, "many", 4);
        var body = ServiceCalls.TrivialJob("many");
        for (var round = 1; round <= 3; round++)
        {
            var start = System.Diagnostics.Stopwatch.GetTimestamp();
            _ = await RequestLoad.TakeAsync(service, Clients, 300, number => ServiceCalls.PutAsync(service.Client, $"{ServiceCalls.Jobs}/many{round}-{number}", body));
            while (await ServiceCalls.CountEndedAsync(service.Client) < round * 300) await Task.Delay(5);
            Console.WriteLine(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        Console.WriteLine(ProcessFigures.Of(service.Process));
        File.Copy($"/proc/{service.Process}/smaps", "/tmp/smaps.w1", true);
        await Task.Delay(12000);
        Console.WriteLine(ProcessFigures.Of(service.Process));
        File.Copy($"/proc/{service.Process}/smaps", "/tmp/smaps.w2", true);
    }

    internal static async Task AddAsync(Table table)
    {
        var folder = TemporaryFolder.Create();
        var service = await ServedService.StartAsync(folder);
        await using (service)
        {
            ServiceCalls.CreateShare(service);
            await ServiceCalls.CreateClusterAsync(service.Client, "none", 0);
            var nothing = await NothingAsync(Clients, Jobs);
            await AddSubmitsAsync(table, service, nothing);
            await AddListAsync(table, service);
        }

        await RestartFigures.AddAsync(table, folder);
    }

    private static async Task AddSubmitsAsync(Table table, ServedService service, RequestLoad nothing)
    {
        var body = ServiceCalls.TrivialJob("none");
        var first = await RequestLoad.TakeAsync(service, Clients, First, number => SubmitAsync("first", number));
        await Task.Delay(Compiling);
        var many = await RequestLoad.TakeAsync(service, Clients, Jobs - First - OneByOne, number => SubmitAsync("many", number));
        var one = await RequestLoad.TakeAsync(service, 1, OneByOne, number => SubmitAsync("one", number));
        var disk = DiskFlush.Take(service.Root.Path);
        table.Add($"submits acknowledged, {Clients} clients", $"{many.PerSecond:0}/s", "3000/s", Split(many));
        table.Add("the same", $"p50 {many.Times.Median:0.0} ms, p99 {many.Times.P99:0.0} ms", "p99 10 ms", $"{Clients} at once on {Environment.ProcessorCount} processors");
        table.Add($"the same, the first {First} after the start", $"{first.PerSecond:0}/s, p99 {first.Times.P99:0.0} ms", "", Split(first));
        table.Add("the same, answered without looking", $"{nothing.PerSecond:0}/s", "", Split(nothing));
        table.Add("submit acknowledged, one client", $"p50 {one.Times.Median:0.00} ms, p99 {one.Times.P99:0.0} ms, {one.PerSecond:0}/s", "", $"the disk's flush: p50 {disk.Median:0.00} ms; {Split(one)}");

        Task SubmitAsync(string name, int number) => ServiceCalls.PutAsync(service.Client, $"{ServiceCalls.Jobs}/{name}{number}", body);
    }

    // The same requests from the same clients to the same web server, which reads them and answers at once.
    private static async Task<RequestLoad> NothingAsync(int clients, int count)
    {
        await using var server = await ServedService.StartNullAsync(TemporaryFolder.Create());
        var body = ServiceCalls.TrivialJob("none");
        _ = await RequestLoad.TakeAsync(server, clients, First, SendAsync);
        return await RequestLoad.TakeAsync(server, clients, count, SendAsync);

        Task SendAsync(int number) => ServiceCalls.PutAsync(server.Client, $"{ServiceCalls.Jobs}/many{number}", body);
    }

    private static async Task AddListAsync(Table table, ServedService service)
    {
        var bytes = 0;
        var cpu = ProcessFigures.Of(service.Process).CpuMilliseconds;
        var times = await Samples.TakeAsync(ListWarmUps, Lists, async () => bytes = (await service.Client.GetByteArrayAsync(ServiceCalls.Version(ServiceCalls.Jobs))).Length);
        cpu = (ProcessFigures.Of(service.Process).CpuMilliseconds - cpu) / (ListWarmUps + Lists);
        table.Add($"first page (1000) of {Jobs} jobs", $"p50 {times.Median:0.0} ms, p99 {times.P99:0.0} ms", "50 ms", $"{cpu:0.0} ms of the service's CPU, for {bytes / 1024} KiB");
    }

    private static string Split(RequestLoad load) =>
        $"CPU per request: service {load.ServerMicroseconds:0} µs, clients {load.ClientMicroseconds:0} µs; {load.ProcessorShare:0%} of all processors";
}
