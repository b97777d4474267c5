using System.Globalization;
using System.Text;
using BatchAi.Bench.Harness;
using BatchAi.Core.Metrics;

namespace BatchAi.Bench.Benchmarks;

/// <summary>How fast metrics are read out of what jobs print.</summary>
internal static class MetricBenchmark
{
    private const int Lines = 200_000;
    private const int BlockLength = 256 * 1024;
    private const int WarmUps = 3;
    private const int Rounds = 9;
    private const double Million = 1e6;

    internal static async Task RunAsync()
    {
        var table = new Table($"metrics: {Lines:#,0} lines of each kind", "", "million lines/s", "MB/s", "values", "bytes allocated a line");
        await AddAsync(table, "name=value", i => $"step={i} loss={Value(i)} acc={Value(i + 1)}");
        await AddAsync(table, "CNTK", i => $" Minibatch[{i,4}-{i + 9,4}]: loss = {Value(i)} * 640, metric = {i % 100}.25% * 640;");
        await AddAsync(table, "Keras", i => $"1563/1563 [==============================] - 12s 8ms/step - loss: {Value(i)} - acc: 0.9512 - val_loss: 0.2001 - val_acc: 0.9402");
        await AddAsync(table, "PyTorch", i => $"Train Epoch: {1 + (i / 1000)} [{i % 1000}/1000 ({i % 1000 / 10}%)]\tLoss: {Value(i)}");
        await AddAsync(table, "JSON", i => $"{{\"step\": {i}, \"loss\": {Value(i)}, \"note\": \"a line of some length\"}}");
        await AddAsync(table, "a log that tells none", i => $"2018-05-01 12:00:00,{i % 1000:000} - loader - DEBUG - read block {i} of /data/part-{i % 100:000}.bin in 12 ms");
        await AddAsync(table, "words", _ => "The quick brown fox jumps over the lazy dog, again and again and again.");
        await AddAsync(table, "name=value, by a pattern", i => $"step={i} loss={Value(i)} acc={Value(i + 1)}", "loss=(?<loss>\\S+)");
        table.Print();
    }

    private static string Value(int i) => (1000.0 / (i + 1)).ToString("0.000000", CultureInfo.InvariantCulture);

    private static async Task AddAsync(Table table, string what, Func<int, string> line, string? pattern = null)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, Lines).Select(i => line(i) + "\n")));
        var values = 0L;
        var samples = await Samples.TakeAsync(WarmUps, Rounds, () =>
        {
            values = Read(bytes, pattern);
            return Task.CompletedTask;
        });
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(bytes, pattern);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var seconds = samples.Median / TimeSpan.MillisecondsPerSecond;
        table.Add(what, $"{Lines / seconds / Million:0.00}", $"{bytes.Length / seconds / Million:0}", $"{values:#,0}", $"{allocated / Lines:#,0}");
    }

    private static long Read(byte[] bytes, string? pattern)
    {
        var reader = new MetricReader(pattern is null ? null : MetricPattern.Parse(pattern));
        var block = new byte[BlockLength];
        for (var at = 0; at < bytes.Length; at += BlockLength)
        {
            var count = Math.Min(BlockLength, bytes.Length - at);
            bytes.AsSpan(at, count).CopyTo(block);
            reader.Add(block, count);
        }

        return reader.Series.Sum(series => series.Count);
    }
}
