using BatchAi.Bench.Harness;

namespace BatchAi.Bench.Benchmarks.Storage;

/// <summary>Work with blobs and files: the same for every client and server, one right after the other.</summary>
internal sealed class TransferFigures
{
    private static readonly StorageWork[] Large = [StorageWork.LargeUp, StorageWork.LargeDown];
    private static readonly StorageWork[] Small = [StorageWork.SmallUp, StorageWork.SmallList, StorageWork.SmallDown];
    private readonly StorageOptions _options;
    private readonly StorageSides _sides;
    private readonly IReadOnlyList<IStorageClient> _clients;
    private readonly CancellationToken _cancellation;
    private readonly Table _rates;
    private readonly Table _costs;

    internal TransferFigures(StorageOptions options, StorageSides sides, IReadOnlyList<IStorageClient> clients, string load, CancellationToken cancellation)
    {
        (_options, _sides, _clients, _cancellation) = (options, sides, clients, cancellation);
        string[] columns = [.. clients.SelectMany(client => Names.Select(side => $"{client.Name}: {side}"))];
        string[] shares = [.. clients.Select(client => $"{client.Name}: of the null server"), .. clients.Select(client => $"{client.Name}: of the bare store"), .. clients.Select(client => $"{client.Name}: times Azurite")];
        _rates = new Table($"storage: rates ({load})", ["what", .. columns, .. shares]);
        _costs = new Table("storage: the server's peak memory and processor time", ["what", .. columns]);
    }

    private static string[] Names => ["this service", "Azurite", "bare store", "null server"];

    internal async Task RunAsync()
    {
        if (_options.Only is null or "transfer") await AddAsync(Large, _options.Scale < 1 ? $"{_options.LargeBytes >> 20} MiB" : "1 GiB");
        if (_options.Only is null or "small") await AddAsync(Small, $"{_options.SmallCount} x 4 KiB");
        _rates.Print();
        _costs.Print();
    }

    private async Task AddAsync(StorageWork[] works, string size)
    {
        foreach (var isBlob in (bool[])[true, false])
        {
            var cells = new Dictionary<(StorageWork Work, string Client, string Side), StorageFigure>();
            for (var repeat = 0; repeat < _options.Repeats; repeat++)
            {
                foreach (var client in _clients) await TakeAsync(works, isBlob, client, cells);
            }

            foreach (var work in works) Add(Task(work, isBlob, ""), $"{size}, {(isBlob ? "blob" : "file")}, {Words(work)}", cells);
        }
    }

    private async Task TakeAsync(StorageWork[] works, bool isBlob, IStorageClient client, Dictionary<(StorageWork Work, string Client, string Side), StorageFigure> cells)
    {
        var sides = _sides.All.Where(side => side.Endpoint(isBlob) is not null).ToList();
        var folder = $"run-{Guid.NewGuid().ToString("N")[..8]}-{_options.SmallCount}";
        foreach (var side in sides) await client.RunAsync(side, Task(StorageWork.Create, isBlob, folder));
        foreach (var work in works)
        {
            foreach (var side in sides.Where(side => side != _sides.Bare || work is StorageWork.LargeUp or StorageWork.SmallUp))
            {
                _cancellation.ThrowIfCancellationRequested();
                var figure = await StorageFigure.TakeAsync(side, () => client.RunAsync(side, Task(work, isBlob, folder)));
                var key = (work, client.Name, side.Name);
                if (!cells.TryGetValue(key, out var best) || figure.Seconds < best.Seconds) cells[key] = figure;
            }
        }

        if (works == Large) foreach (var side in sides) await Generator.RemoveLargeAsync(side, Task(StorageWork.LargeDown, isBlob, folder));
    }

    private void Add(StorageTask task, string what, Dictionary<(StorageWork Work, string Client, string Side), StorageFigure> cells)
    {
        var figures = _clients.SelectMany(client => Names.Select(side => cells.GetValueOrDefault((task.Work, client.Name, side)))).ToList();
        string Missing(int number) => number % Names.Length == 1 && _sides.Azurite is null ? "not installed" : "-";
        IEnumerable<string> Of(int other) => Enumerable.Range(0, _clients.Count).Select(i => Share(figures[(i * Names.Length) + other], figures[i * Names.Length], "0%"));
        var times = Enumerable.Range(0, _clients.Count).Select(i => Share(figures[(i * Names.Length) + 1], figures[i * Names.Length], "0.0"));
        _rates.Add([what, .. figures.Select((figure, i) => figure is null ? Missing(i) : task.Rate(figure.Seconds)), .. Of(3), .. Of(2), .. times]);
        _costs.Add([what, .. figures.Select((figure, i) => figure is null ? Missing(i) : $"{figure.PeakMegabytes:0} MB, {figure.CpuSeconds:0.0} s")]);
    }

    private static string Share(StorageFigure? other, StorageFigure? own, string format) =>
        other is null || own is null ? "-" : (other.Seconds / own.Seconds).ToString(format, System.Globalization.CultureInfo.InvariantCulture);

    private static string Words(StorageWork work) => work switch
    {
        StorageWork.LargeUp or StorageWork.SmallUp => "up",
        StorageWork.SmallList => "list",
        _ => "down",
    };

    private StorageTask Task(StorageWork work, bool isBlob, string folder) => new(work, isBlob, folder, _options.LargeBytes, _options.SmallCount);
}
