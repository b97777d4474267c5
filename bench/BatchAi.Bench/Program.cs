using BatchAi.Bench.Benchmarks;
using BatchAi.Bench.Benchmarks.Storage;
using BatchAi.Bench.Harness;

var benchmarks = new Dictionary<string, Func<Task>>
{
    ["start"] = StartBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["metrics"] = MetricBenchmark.RunAsync,
    ["throughput"] = ThroughputBenchmark.RunAsync,
    ["run"] = RunBenchmark.RunAsync,
    ["service"] = ServiceBenchmark.RunAsync,
    ["batch"] = BatchBenchmark.RunAsync,
    ["schedule"] = ScheduleBenchmark.RunAsync,
    ["storage"] = () => StorageBenchmark.RunAsync(args is ["storage", .. var options] ? options : []),
};

if (args is [NullService.Word, { } folder])
{
    await NullService.RunAsync(folder);
    return 0;
}

if (args is [NullStorage.Word or NullStorage.KeepingWord, { } place])
{
    await NullStorage.RunAsync(place, isKeeping: args[0] == NullStorage.KeepingWord);
    return 0;
}

var name = args.ElementAtOrDefault(0) ?? "";
Func<Task>[] chosen = name == "all" ? [.. benchmarks.Values] : benchmarks.TryGetValue(name, out var one) ? [one] : [];
if (chosen.Length == 0 || (args.Length > 2 && name != "storage"))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project bench/BatchAi.Bench -- {string.Join('|', benchmarks.Keys)}|all [executable]\n   or: {StorageOptions.Usage}");
    return 2;
}

if (args.Length == 2 && name != "storage") ResidentAgent.Executable = Path.GetFullPath(args[1]);
try
{
    foreach (var benchmark in chosen) await benchmark();
}
catch (Exception error)
{
    // Left to the runtime, it would end the process before anything is cleaned up.
    Console.Error.WriteLine(error);
    return 1;
}
finally
{
    TemporaryFolder.RemoveAll();
}

return 0;
