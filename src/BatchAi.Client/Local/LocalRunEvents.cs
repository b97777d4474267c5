using System.Text.Json;
using BatchAi.Client.Http;
using BatchAi.Client.Output;
using BatchAi.Core.Output;

namespace BatchAi.Client.Local;

/// <summary>Reads what <c>batchai run --json</c> tells: an event per line.</summary>
/// <param name="options">What is run.</param>
/// <param name="observer">Hears of lines, files and warnings.</param>
internal sealed class LocalRunEvents(LocalRunOptions options, IOutputObserver observer)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private readonly List<JobConfigFault> _faults = [];
    private readonly OutputProgress _progress = new(TimeProvider.System, observer.Progressed);
    private string _jobName = "";
    private string? _folder;

    /// <summary>How it ended; null while it has not.</summary>
    internal LocalRunResult? Result { get; private set; }

    /// <summary>Takes an event.</summary>
    /// <exception cref="BatchAiException">It tells that the job cannot be run.</exception>
    internal void Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var body = document.RootElement;
        switch (body.Text("event"))
        {
            case "fault":
                _faults.Add(ReadFault(body));
                break;
            case "warning":
                observer.Warn(body.Text("message") ?? "");
                break;
            case "plan":
                (_folder, _jobName) = (body.Text("folder"), body.Member("plan").Text("jobName") ?? "");
                _progress.Begin(TimeProvider.System.GetUtcNow());
                break;
            case "line":
                Tell(body.Text("file") ?? "", body.Text("line") ?? "");
                break;
            case "error":
                throw new BatchAiException(body.Text("code") ?? "RunFailed", body.Text("message") ?? "The job could not be run.", body.Text("recommendedAction"));
            case "end":
                Result = ReadEnd(body);
                break;
        }
    }

    private static JobConfigFault ReadFault(JsonElement body) => new()
    {
        Severity = body.Text("severity") ?? "Error",
        Code = body.Text("code") ?? "",
        Message = body.Text("message") ?? "",
        Path = body.Text("path") ?? "$",
        Line = body.Number("line") ?? 0,
        Column = body.Number("column") ?? 0,
        Expected = body.Text("expected"),
        Suggestion = body.Text("suggestion"),
    };

    private void Tell(string file, string text)
    {
        if (_files.Add(file)) observer.Found(file);
        var name = OutputFileName.Read(file + ".txt");
        observer.Wrote(new OutputLine
        {
            Text = JobText.Clean(text, options.IsInBuild),
            ReceivedAt = TimeProvider.System.GetUtcNow(),
            Node = name.Node,
            Stream = name.Stream,
            File = file,
            Mark = file,
            JobName = _jobName,
        });
        _progress.Read(file, text);
    }

    private LocalRunResult ReadEnd(JsonElement body) => new()
    {
        JobName = _jobName,
        ExitCode = body.Number("exitCode") ?? 0,
        Folder = _folder,
        Faults = _faults,
        Files = body.Items("outputs").SelectMany(ReadFiles).ToList(),
    };

    private IEnumerable<JobFile> ReadFiles(JsonElement output) => output.Member("files").EnumerateArray().Select(file => new JobFile
    {
        Name = file.Text("name") ?? "",
        Directory = output.Text("id"),
        Path = Path.Combine(output.Text("path") ?? "", file.Text("name") ?? ""),
        Length = file.Member("length") is { ValueKind: JsonValueKind.Number } length ? length.GetInt64() : null,
        JobName = _jobName,
    });
}
