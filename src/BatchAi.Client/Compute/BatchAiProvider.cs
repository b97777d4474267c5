using System.Text.Json;
using Azure.Core;
using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Compute;

/// <summary>Clusters and jobs of a Batch AI service, by its REST API.</summary>
internal sealed class BatchAiProvider : IComputeProvider
{
    private const string ApiVersion = "2018-05-01";

    private readonly RestClient _rest;

    internal BatchAiProvider(Connection connection, IClientObserver observer)
    {
        _rest = new RestClient(connection.Pipeline, connection.Endpoint, ApiVersion, observer);
        var resources = new ResourceOperations(_rest, new OperationWaiter(_rest, connection.Time));
        Workspaces = new Workspaces(resources);
        Experiments = new Experiments(resources);
        Clusters = new Clusters(resources);
        FileServers = new FileServers(resources);
        Jobs = new Jobs(resources, connection.Http, connection.Time);
        JobFiles = new JobFiles(Jobs, connection.Http, connection.Time);
        JobMetrics = new JobMetrics(_rest, Jobs, JobFiles, connection.Time);
        Usages = new Usages(_rest);
    }

    public IWorkspaces Workspaces { get; }

    public IExperiments Experiments { get; }

    public IClusters Clusters { get; }

    public IJobFiles JobFiles { get; }

    public IJobMetrics JobMetrics { get; }

    public IFileServers FileServers { get; }

    public IJobs Jobs { get; }

    public IUsages Usages { get; }

    public async Task<bool?> HasContainersAsync(CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _rest.SendAsync(RequestMethod.Get, "/batchai/v1/capabilities", body: null, cancellationToken);
            return JsonMembers.ReadOne(answer.Content.ToMemory(), capabilities => capabilities.Member("containers").ValueKind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => (bool?)false,
                _ => null,
            });
        }
        catch (BatchAiException error) when (error.HttpStatus == 404)
        {
            // Older services do not say, nor did Azure's own.
            return null;
        }
    }
}
