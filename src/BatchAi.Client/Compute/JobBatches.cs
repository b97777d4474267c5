using System.Text.Json;
using Azure;
using Azure.Core;
using BatchAi.Client.Http;
using BatchAi.Client.Mapping;
using BatchAi.Core.Wire;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>The operations of a service of ours that take many jobs at once.</summary>
internal sealed class JobBatches(ResourceOperations resources)
{
    private const int WaitAtOnce = 8;

    /// <summary>Submits jobs with one request.</summary>
    /// <param name="experiment">Where they go to.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="group">The group that they all belong to.</param>
    /// <param name="warned">The warnings that were told before; there is one of a kind, not one of each job.</param>
    /// <param name="done">Hears of each.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task CreateAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group, HashSet<string> warned, Action<JobSubmissionResult> done, CancellationToken cancellationToken)
    {
        Response answer;
        try
        {
            answer = await resources.Rest.SendAsync(RequestMethod.Post, Extension.PathOf(experiment, "jobs"), JobBatchBody.Of(jobs, group), cancellationToken);
        }
        catch (BatchAiException error) when (error.HttpStatus == 413 && jobs.Count == 1)
        {
            done(new JobSubmissionResult(jobs[0].Name, error));
            return;
        }

        using var body = JsonDocument.Parse(answer.Content.ToMemory());
        foreach (var result in body.RootElement.Items("results"))
        {
            foreach (var warning in result.Texts("warnings").Where(warned.Add)) resources.Rest.Observer.Warn(warning);
            done(ReadResult(result));
        }
    }

    /// <summary>Removes jobs with one request.</summary>
    internal async Task RemoveAsync(ResourcePath experiment, IReadOnlyList<string> names, bool wait, Action<JobRemovalResult> done, CancellationToken cancellationToken)
    {
        var answer = await resources.Rest.SendAsync(RequestMethod.Post, Extension.PathOf(experiment, "jobs/delete"), JobBatchBody.Of(names), cancellationToken);
        using var body = JsonDocument.Parse(answer.Content.ToMemory());
        var going = new List<(string Name, string Operation)>();
        foreach (var result in body.RootElement.Items("results"))
        {
            var name = result.Text("name") ?? "";
            if (wait && result.Text("operation") is { } operation) going.Add((name, operation));
            else done(new JobRemovalResult(name, ErrorOf(result, name)));
        }

        await Several.DoAsync(going, WaitAtOnce, one => WaitAsync(one.Name, one.Operation, cancellationToken), done, cancellationToken);
    }

    private static JobSubmissionResult ReadResult(JsonElement result)
    {
        if (result.Member("job") is not { ValueKind: JsonValueKind.Object } job) return new(result.Text("name") ?? "", Failures.Refused(result));
        return new(JobMapper.Map(job.Deserialize<Wire.Job>(WireJson.Request)!, JobExtensions.Read(job)), result.Text("status") == "created");
    }

    private static BatchAiException? ErrorOf(JsonElement result, string name) => result.Text("status") switch
    {
        "deleted" or "deleting" => null,
        "notFound" => new BatchAiException("JobNotFound", $"There is no Job '{name}'.") { HttpStatus = 404 },
        _ => Failures.Refused(result),
    };

    private async Task<JobRemovalResult> WaitAsync(string name, string operation, CancellationToken cancellationToken)
    {
        try
        {
            await resources.Waiter.WaitForStatusAsync(operation, cancellationToken);
            return new JobRemovalResult(name);
        }
        catch (BatchAiException error)
        {
            return new JobRemovalResult(name, error);
        }
    }
}
