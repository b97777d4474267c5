using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using BatchAi.Service.Neighbours;
using BatchAi.Service.State;

namespace BatchAi.Service.Api;

/// <summary>What the management API is made of.</summary>
/// <param name="Control">The rules of Batch AI's resources.</param>
/// <param name="State">The state.</param>
/// <param name="Root">The data root.</param>
/// <param name="Identity">How clients know the service.</param>
/// <param name="Time">The clock.</param>
internal sealed record ApiServices(ControlPlane Control, StateStore State, DataRoot Root, ServiceIdentity Identity, TimeProvider Time)
{
    private NeighbourServices? _neighbours;

    /// <summary>Requests that the service could not answer.</summary>
    internal required EventLog Log { get; init; }

    /// <summary>What of it the management API of storage is made of.</summary>
    internal StorageApiServices Storage => new(Neighbours, State, Identity, Log, Time);

    /// <summary>Resource groups and storage accounts.</summary>
    internal NeighbourServices Neighbours => LazyInitializer.EnsureInitialized(ref _neighbours, () => new(Control, State, Root, Log, Time));
}
