using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>The operations that access to can be granted; a fixed list.</summary>
internal static class ProviderOperations
{
    private static readonly (string Name, string Resource, string Words)[] Known =
    [
        ("register/action", "Subscription", "Register the subscription for Batch AI"),
        ("unregister/action", "Subscription", "Unregister the subscription from Batch AI"),
        ("workspaces/read", "Workspace", "Get or list workspaces"),
        ("workspaces/write", "Workspace", "Create or update a workspace"),
        ("workspaces/delete", "Workspace", "Delete a workspace"),
        ("workspaces/experiments/read", "Experiment", "Get or list experiments"),
        ("workspaces/experiments/write", "Experiment", "Create or update an experiment"),
        ("workspaces/experiments/delete", "Experiment", "Delete an experiment"),
        ("workspaces/experiments/jobs/read", "Job", "Get or list jobs"),
        ("workspaces/experiments/jobs/write", "Job", "Create a job"),
        ("workspaces/experiments/jobs/delete", "Job", "Delete a job"),
        ("workspaces/experiments/jobs/terminate/action", "Job", "Terminate a job"),
        ("workspaces/experiments/jobs/remoteLoginInformation/action", "Job", "List the remote logins of a job's nodes"),
        ("workspaces/experiments/jobs/listoutputfiles/action", "Job", "List the output files of a job"),
        ("workspaces/clusters/read", "Cluster", "Get or list clusters"),
        ("workspaces/clusters/write", "Cluster", "Create or update a cluster"),
        ("workspaces/clusters/delete", "Cluster", "Delete a cluster"),
        ("workspaces/clusters/remoteLoginInformation/action", "Cluster", "List the remote logins of a cluster's nodes"),
        ("workspaces/fileservers/read", "File Server", "Get or list file servers"),
        ("workspaces/fileservers/write", "File Server", "Create a file server"),
        ("workspaces/fileservers/delete", "File Server", "Delete a file server"),
        ("clusters/read", "Cluster", "Get or list clusters"),
        ("fileservers/read", "File Server", "Get or list file servers"),
        ("locations/usages/read", "Usage", "List usages and limits"),
        ("locations/operationresults/read", "Operation Result", "Get the result of an operation"),
        ("locations/operationstatuses/read", "Operation Status", "Get the status of an operation"),
    ];

    internal static void Map(ArmRoutes routes) => routes.Get("/providers/Microsoft.BatchAI/operations", _ => List());

    private static ArmAnswer List() => ArmAnswer.Ok(new ListResult<Operation>
    {
        Value =
        [
            .. Known.Select(operation => new Operation
            {
                Name = "Microsoft.BatchAI/" + operation.Name,
                Display = new() { Provider = "Microsoft Batch AI", Resource = operation.Resource, Operation = operation.Words, Description = operation.Words + "." },
                Origin = "user,system",
            }),
        ],
    });
}
