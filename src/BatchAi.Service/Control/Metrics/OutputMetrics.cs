using BatchAi.Core.Metrics;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Core.Wire;
using BatchAi.Service.State;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;

namespace BatchAi.Service.Control.Metrics;

/// <summary>
/// Reads the metrics and the progress that jobs' output tells. Files are opened beneath the folder of their mount, by its
/// handle, so that no link leads out of it.
/// </summary>
internal sealed class OutputMetrics(ControlContext context)
{
    private const int AtOnce = 2;

    // Reading keeps a processor busy, and the service has other things to do.
    private static readonly SemaphoreSlim Turn = new(AtOnce);

    private readonly MetricReadings _readings = new(context.Time);

    /// <summary>Reads them.</summary>
    /// <exception cref="ControlException">The directory or the file is not there, or the pattern is none.</exception>
    internal async Task<MetricReport> ReadAsync(ResourceRow row, OutputMetricsQuery query, CancellationToken cancellation)
    {
        var (root, path) = OutputPlaces.Require(row, query.OutputDirectoryId);
        if (query.File is { } file && PathInside.IsClimbing(file)) throw Refusals.NoSuchOutputFile(file);
        _ = query.NewReader();
        await Turn.WaitAsync(cancellation);
        try
        {
            return await DiskThreads.RunAsync(() => Read(row, Path.Combine(context.Root.Path, root), path, query, cancellation));
        }
        finally
        {
            Turn.Release();
        }
    }

    internal static bool IsNotThere(TreeException error) =>
        error.Error is TreeError.NotFound or TreeError.IsFolder or TreeError.IsFile or TreeError.AccessDenied or TreeError.TooLong or TreeError.InvalidName;

    private MetricReport Read(ResourceRow row, string top, string path, OutputMetricsQuery query, CancellationToken cancellation)
    {
        // Of a job that has ended nobody asks again and again.
        if (JobStates.IsOver(row.State!)) return Read(new MetricReading(query), row, top, path, query, cancellation);
        var reading = _readings.For(row.Uuid, query);
        try
        {
            lock (reading) return Read(reading, row, top, path, query, cancellation);
        }
        catch (Exception)
        {
            _readings.Forget(row.Uuid, query);
            throw;
        }
    }

    private MetricReport Read(MetricReading reading, ResourceRow row, string top, string path, OutputMetricsQuery query, CancellationToken cancellation)
    {
        IReadOnlyList<KeyValuePair<string, MetricReader>> files;
        try
        {
            using var folder = Open(top, path);
            files = folder is null ? [] : reading.Read(folder, row.Read<Job>().Properties!.ExecutionInfo?.StartTime, JobStates.IsOver(row.State!), cancellation);
        }
        catch (BatchAiException error) when (error is not ControlException)
        {
            throw Refusals.InvalidPattern(error);
        }

        return query.File is { } file && files.Count == 0
            ? throw Refusals.NoSuchOutputFile(file)
            : MetricReports.Of(files, query.Names, query.Points, row.State, context.Now());
    }

    // A job that has not begun has no folder yet.
    private static HostFolder? Open(string top, string path)
    {
        try
        {
            using var mount = HostFolder.Open(top);
            return mount.OpenFolder(path);
        }
        catch (TreeException error) when (IsNotThere(error))
        {
            return null;
        }
    }
}
