using BatchAi.Core.Metrics;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Control.Metrics;

/// <summary>What was read of a job's files for one question, so that who asks again costs no more than what is new. Used by one at a time.</summary>
/// <param name="query">The question.</param>
internal sealed class MetricReading(OutputMetricsQuery query)
{
    private const int MostFiles = 64;
    private readonly Dictionary<string, MetricFile> _files = [];

    /// <summary>Reads what is new.</summary>
    /// <param name="folder">The output directory.</param>
    /// <param name="start">When the job began to run.</param>
    /// <param name="isOver">Whether nothing more will be written.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>The files' names and what was read of each, the first first.</returns>
    internal IReadOnlyList<KeyValuePair<string, MetricReader>> Read(HostFolder folder, DateTimeOffset? start, bool isOver, CancellationToken cancellation) =>
        [.. NamesOf(folder).Select(name => KeyValuePair.Create(name, Read(folder, name, start, isOver, cancellation))).Where(file => file.Value is not null)!];

    private MetricReader? Read(HostFolder folder, string name, DateTimeOffset? start, bool isOver, CancellationToken cancellation)
    {
        try
        {
            using var file = folder.OpenFile(name, FileAccess.Read);
            var stat = file.Stat();
            if (!_files.TryGetValue(name, out var known) || !known.Continues(stat)) _files[name] = known = new MetricFile(query.NewReader());
            if (start is { } begin) known.Reader.Progress.Begin(begin);
            known.ReadNew(file, stat, cancellation);
            if (isOver) known.Reader.Complete();
            return known.Reader;
        }
        catch (TreeException error) when (OutputMetrics.IsNotThere(error))
        {
            return null;
        }
    }

    private IReadOnlyList<string> NamesOf(HostFolder folder)
    {
        if (query.File is { } file) return [file];
        var names = HostNames.MaybeFiles(folder);
        return [.. OutputFileOrder.Sort(query.OutputDirectoryId == "stdouterr" ? names.Where(OutputFileOrder.IsOutput) : names).Take(MostFiles)];
    }
}
