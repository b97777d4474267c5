using System.Text;
using Azure.Core;

namespace BatchAi.Client.Compute;

/// <summary>Submits and removes many jobs by the API of old, a few requests at once.</summary>
internal sealed class JobsInTurn(ResourceOperations resources)
{
    private const int AtOnce = 8;

    internal Task CreateAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, Action<JobSubmissionResult> done, CancellationToken cancellationToken) =>
        Several.DoAsync(jobs, AtOnce, job => CreateAsync(experiment, job, cancellationToken), done, cancellationToken);

    internal Task RemoveAsync(ResourcePath experiment, IReadOnlyList<string> names, bool wait, Action<JobRemovalResult> done, CancellationToken cancellationToken) =>
        Several.DoAsync(names, AtOnce, name => RemoveAsync(experiment, name, wait, cancellationToken), done, cancellationToken);

    private async Task<JobSubmissionResult> CreateAsync(ResourcePath experiment, JobSubmissionItem item, CancellationToken cancellationToken)
    {
        try
        {
            var path = experiment.Child(ResourceKind.Job, item.Name);
            var answer = await resources.Rest.SendAsync(RequestMethod.Put, path.ToUrlPath(), Encoding.UTF8.GetBytes(item.Body), cancellationToken);
            await resources.Waiter.WaitAsync(answer, cancellationToken);

            // What was there with the same content is answered as it is; what is made is accepted.
            return new(await resources.GetJobAsync(path, cancellationToken), answer.Status != 200);
        }
        catch (BatchAiException error) when (error.HttpStatus is not null || error.Code == "InvalidName")
        {
            return new(item.Name, error);
        }
    }

    private async Task<JobRemovalResult> RemoveAsync(ResourcePath experiment, string name, bool wait, CancellationToken cancellationToken)
    {
        try
        {
            await resources.RemoveAsync(experiment.Child(ResourceKind.Job, name), wait, cancellationToken);
            return new(name);
        }
        catch (BatchAiException error) when (error.HttpStatus is not null || error.Code == "InvalidName")
        {
            return new(name, error);
        }
    }
}
