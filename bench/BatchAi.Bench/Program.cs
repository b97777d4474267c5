using BatchAi.Bench.Benchmarks;

var benchmarks = new Dictionary<string, Func<Task>>
{
    ["start"] = StartBenchmark.RunAsync,
    ["memory"] = MemoryBenchmark.RunAsync,
    ["plan"] = PlanBenchmark.RunAsync,
    ["throughput"] = ThroughputBenchmark.RunAsync,
    ["run"] = RunBenchmark.RunAsync,
};

var name = args is [var only] ? only : "";
var chosen = name == "all" ? [.. benchmarks.Values] : benchmarks.TryGetValue(name, out var one) ? new[] { one } : [];
foreach (var benchmark in chosen) await benchmark();
if (chosen.Length > 0) return 0;

Console.Error.WriteLine($"Usage: dotnet run -c Release --project bench/BatchAi.Bench -- {string.Join('|', benchmarks.Keys)}|all");
return 2;
