using System.Text.Json;
using Azure.Core;
using BatchAi.Client.Http;
using BatchAi.Client.Mapping;
using BatchAi.Core.Metrics;
using BatchAi.Core.Metrics.Reports;

namespace BatchAi.Client.Compute;

/// <summary>What the output of jobs tells. The service reads it where it lies; where it does not know how, the files are read from here.</summary>
internal sealed class JobMetrics(RestClient rest, IJobs jobs, IJobFiles files, TimeProvider time) : IJobMetrics
{
    public async Task<IReadOnlyList<Metric>> ListAsync(ResourcePath path, MetricQuery query, CancellationToken cancellationToken)
    {
        var asked = AskAsync(path, query, cancellationToken);
        var job = await jobs.GetAsync(path, cancellationToken);
        var report = await asked ?? await ReadAsync(path, job, query, cancellationToken);
        return report.Metrics.Select(metric => MetricMapper.Map(metric, job)).ToList();
    }

    public async Task<JobProgress?> GetProgressAsync(ResourcePath path, CancellationToken cancellationToken)
    {
        try
        {
            return MetricMapper.Map((await AskAsync(path, new MetricQuery { Names = ["-"], Points = 0 }, cancellationToken))?.Progress);
        }
        catch (BatchAiException)
        {
            return null;
        }
    }

    // Null when the service has no such operation, as older ones and Azure's own.
    private async Task<MetricReport?> AskAsync(ResourcePath job, MetricQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await rest.SendAsync(RequestMethod.Get, Extension.PathOf(job, $"metrics?{Options(query)}"), body: null, cancellationToken);
            return MetricReportJson.Deserialize(answer.Content.ToArray());
        }
        catch (BatchAiException error) when (Extension.IsMissing(error))
        {
            return null;
        }
        catch (JsonException error)
        {
            throw new BatchAiException("ServiceError", "The service answered with something that are no metrics.", null, error);
        }
    }

    private static string Options(MetricQuery query)
    {
        var options = new List<string> { $"points={query.Points}", "directory=" + Uri.EscapeDataString(query.Directory) };
        if (query.File is { } file) options.Add("file=" + Uri.EscapeDataString(file));
        if (query.Pattern is { } pattern) options.Add("pattern=" + Uri.EscapeDataString(pattern));
        if (query.Names.Count > 0) options.Add("name=" + Uri.EscapeDataString(string.Join(",", query.Names)));
        return string.Join("&", options);
    }

    private async Task<MetricReport> ReadAsync(ResourcePath path, Job job, MetricQuery query, CancellationToken cancellationToken)
    {
        var pattern = query.Pattern is { } text ? MetricPattern.Parse(text) : null;
        var readers = new List<KeyValuePair<string, MetricReader>>();
        foreach (var name in query.File is { } file ? [file] : await NamesAsync(path, query.Directory, cancellationToken))
        {
            var reader = new MetricReader(pattern);
            await files.ReadAsync(path, query.Directory, name, tail: null, reader.Add, cancellationToken);
            if (job.ExecutionState is "succeeded" or "failed") reader.Complete();
            readers.Add(new(name, reader));
        }

        return MetricReports.Of(readers, query.Names, query.Points, job.ExecutionState, time.GetUtcNow());
    }

    private async Task<IReadOnlyList<string>> NamesAsync(ResourcePath job, string directory, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        string? next = null;
        do
        {
            var page = await jobs.ListFilesAsync(job, new JobFileQuery { Directory = directory }, next, cancellationToken);
            names.AddRange(page.Items.Where(file => !file.IsDirectory).Select(file => file.Name));
            next = page.Next;
        }
        while (next is not null);
        return OutputFileOrder.Sort(directory == "stdouterr" ? names.Where(OutputFileOrder.IsOutput) : names);
    }
}
