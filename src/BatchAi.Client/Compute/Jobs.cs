using System.Text;
using Azure.Core;
using BatchAi.Client.Http;
using BatchAi.Client.Mapping;
using BatchAi.Client.Output;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>Jobs.</summary>
internal sealed class Jobs(ResourceOperations resources, HttpClient http, TimeProvider time) : IJobs
{
    private readonly ManyJobs _many = new(resources);

    public Task<Job> GetAsync(ResourcePath job, CancellationToken cancellationToken) => resources.GetJobAsync(job, cancellationToken);

    public Task<Page<Job>> ListAsync(ResourcePath experiment, string? next, CancellationToken cancellationToken) =>
        ListAsync(next ?? experiment.ToUrlPath() + "/jobs", cancellationToken);

    public async Task<Page<Job>> ListGroupAsync(ResourcePath experiment, string group, string? next, CancellationToken cancellationToken)
    {
        // A service that does not know the option lists all.
        var page = await ListAsync(next ?? $"{experiment.ToUrlPath()}/jobs?group={Uri.EscapeDataString(group)}", cancellationToken);
        return new(page.Items.Where(job => string.Equals(job.Group, group, StringComparison.OrdinalIgnoreCase)).ToList(), page.Next);
    }

    public async Task<Job> CreateAsync(ResourcePath job, string body, JobGroup? group, bool wait, CancellationToken cancellationToken)
    {
        if (group is not null)
        {
            await resources.RequireNewAsync(job, cancellationToken);
            return await _many.CreateOneAsync(job, body, group, cancellationToken);
        }

        await resources.CreateAsync(job, body, wait, cancellationToken);
        return await GetAsync(job, cancellationToken);
    }

    public Task CreateManyAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group, Action<JobSubmissionResult> done, CancellationToken cancellationToken) =>
        _many.CreateAsync(experiment, jobs, group, done, cancellationToken);

    public async Task<IReadOnlyList<JobConfigFault>?> ValidateAsync(ResourcePath experiment, string body, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await resources.Rest.SendAsync(RequestMethod.Post, Extension.PathOf(experiment, "jobs/validate"), Encoding.UTF8.GetBytes(body), cancellationToken);
            return JsonMembers.ReadOne(answer.Content.ToMemory(), FaultMapper.Map);
        }
        catch (BatchAiException error) when (Extension.IsMissing(error))
        {
            return null;
        }
    }

    public Task<JobDiagnostic> DiagnoseAsync(ResourcePath job, CancellationToken cancellationToken) => resources.DiagnoseAsync(job, DiagnosticMapper.MapJob, cancellationToken);

    public async Task<string> GetConfigAsync(ResourcePath job, CancellationToken cancellationToken) =>
        JobConfigText.Write(await resources.GetAsync<Wire.Job>(job, cancellationToken));

    public Task StopAsync(ResourcePath job, bool wait, CancellationToken cancellationToken) => resources.PostAsync(job, "terminate", wait, cancellationToken);

    public Task RemoveAsync(ResourcePath job, bool wait, CancellationToken cancellationToken) => resources.RemoveAsync(job, wait, cancellationToken);

    public Task RemoveManyAsync(ResourcePath experiment, IReadOnlyList<string> names, bool wait, Action<JobRemovalResult> done, CancellationToken cancellationToken) =>
        _many.RemoveAsync(experiment, names, wait, done, cancellationToken);

    public async Task<Page<Node>> ListNodesAsync(ResourcePath job, string? next, CancellationToken cancellationToken)
    {
        var page = await resources.PostListAsync<Wire.RemoteLoginInformation, Node>($"{job.ToUrlPath()}/listRemoteLoginInformation", next, node => NodeMapper.Map(node, job), cancellationToken);
        return next is null && page.Items.Count == 0 ? new(await ListLastNodesAsync(job, cancellationToken)) : page;
    }

    public Task<Page<JobFile>> ListFilesAsync(ResourcePath job, JobFileQuery query, string? next, CancellationToken cancellationToken)
    {
        var options = $"outputdirectoryid={Uri.EscapeDataString(query.Directory)}&directory={Uri.EscapeDataString(query.Path)}&linkexpiryinminutes={(int)query.LinkValidity.TotalMinutes}";
        return resources.PostListAsync<Wire.OutputFile, JobFile>($"{job.ToUrlPath()}/listOutputFiles?{options}", next, file => JobFileMapper.Map(file, job, query), cancellationToken);
    }

    public async Task<Job> FollowAsync(ResourcePath job, OutputQuery query, IOutputObserver observer, CancellationToken cancellationToken)
    {
        using var follower = new JobFollower(this, job, query, observer, http, time);
        return await follower.RunAsync(cancellationToken);
    }

    private async Task<Page<Job>> ListAsync(string path, CancellationToken cancellationToken)
    {
        var answer = await resources.Rest.SendAsync(RequestMethod.Get, path, body: null, cancellationToken);
        var extensions = JobExtensions.ReadList(answer.Content.ToMemory());
        var list = RestClient.Read<Wire.ListResult<Wire.Job>>(answer);
        return new((list.Value ?? []).Select((job, i) => JobMapper.Map(job, extensions[i])).ToList(), list.NextLink);
    }

    // A service whose nodes are its own machine has no sign-in to tell; which nodes the last attempt had, it knows.
    private async Task<IReadOnlyList<Node>> ListLastNodesAsync(ResourcePath job, CancellationToken cancellationToken)
    {
        try
        {
            return await resources.AskAsync(job, "history", history => JobExtensions.ReadLastNodes(history).Select(node => NodeMapper.Map(node, job)).ToList(), cancellationToken);
        }
        catch (BatchAiException error) when (error.HttpStatus == 404)
        {
            return [];
        }
    }
}
