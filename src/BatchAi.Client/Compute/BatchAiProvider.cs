using BatchAi.Client.Connections;
using BatchAi.Client.Http;

namespace BatchAi.Client.Compute;

/// <summary>Clusters and jobs of a Batch AI service, by its REST API.</summary>
internal sealed class BatchAiProvider : IComputeProvider
{
    private const string ApiVersion = "2018-05-01";

    internal BatchAiProvider(Connection connection, IClientObserver observer)
    {
        var rest = new RestClient(connection.Pipeline, connection.Endpoint, ApiVersion, observer);
        var resources = new ResourceOperations(rest, new OperationWaiter(rest, connection.Time));
        Workspaces = new Workspaces(resources);
        Experiments = new Experiments(resources);
        Clusters = new Clusters(resources);
        FileServers = new FileServers(resources);
        Jobs = new Jobs(resources, connection.Http, connection.Time);
        Usages = new Usages(rest);
    }

    public IWorkspaces Workspaces { get; }

    public IExperiments Experiments { get; }

    public IClusters Clusters { get; }

    public IFileServers FileServers { get; }

    public IJobs Jobs { get; }

    public IUsages Usages { get; }
}
