using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours;
using BatchAi.Service.State;

namespace BatchAi.Service.Api;

/// <summary>What the management API of a service that serves storage alone is made of.</summary>
/// <param name="Neighbours">Resource groups and storage accounts.</param>
/// <param name="State">The state.</param>
/// <param name="Identity">How clients know the service.</param>
/// <param name="Log">Requests that the service could not answer.</param>
/// <param name="Time">The clock.</param>
internal sealed record StorageApiServices(NeighbourServices Neighbours, StateStore State, ServiceIdentity Identity, EventLog Log, TimeProvider Time);
