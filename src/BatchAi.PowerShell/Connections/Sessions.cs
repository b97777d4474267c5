using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;
using BatchAi.Isolation;

namespace BatchAi.Connections;

/// <summary>The connection of each runspace, and the connections behind contexts that users hold.</summary>
internal static class Sessions
{
    private const string Default = "default";

    private static readonly ConditionalWeakTable<Runspace, StrongBox<Context?>> Runspaces = new();
    private static readonly ConditionalWeakTable<Context, IBatchAiClient> Clients = new();

    // Where cmdlets run without a runspace, which PowerShell never does.
    private static readonly StrongBox<Context?> Nowhere = new();

    /// <summary>The context of this runspace; null when it is not connected.</summary>
    internal static Context? Current
    {
        get => Slot.Value;
        set => Slot.Value = value;
    }

    private static StrongBox<Context?> Slot => Runspace.DefaultRunspace is { } runspace ? Runspaces.GetOrCreateValue(runspace) : Nowhere;

    /// <summary>The connection behind a context; null when it has none.</summary>
    internal static IBatchAiClient? TryGetClient(Context context) => Clients.TryGetValue(context, out var client) ? client : null;

    /// <summary>Makes a context for a connection, with the defaults that environment and service offer.</summary>
    internal static Session Open(IBatchAiClient client)
    {
        var connection = client.Connection;
        var fallback = connection.Kind == ConnectionKind.Local ? Default : null;
        var context = new Context
        {
            Kind = connection.Kind.ToString(),
            Endpoint = connection.Endpoint,
            SubscriptionId = connection.SubscriptionId,
            TenantId = connection.TenantId,
            Account = connection.Account,
            Environment = connection.Environment,
            DataRoot = connection.DataRoot,
            ServiceVersion = connection.ServiceVersion,
            ResourceGroupName = EnvironmentDefaults.ResourceGroupName ?? fallback,
            Workspace = EnvironmentDefaults.Workspace ?? fallback,
            Experiment = EnvironmentDefaults.Experiment ?? fallback,
        };
        Clients.Add(context, client);
        return new Session(context, client);
    }

    /// <summary>The session that a cmdlet is to use: the given context's, this runspace's, or one that is found without starting anything.</summary>
    /// <exception cref="BatchAiException"><c>NotConnected</c>: there is none.</exception>
    internal static async Task<Session> UseAsync(Context? given, IClientObserver observer, CancellationToken cancellationToken)
    {
        if ((given ?? Current) is { } context) return new Session(context, await ClientOfAsync(context, observer, cancellationToken));
        var session = Open(await FindAsync(observer, cancellationToken));
        Current = session.Context;
        return session;
    }

    // A context that came from another process has lost its connection; that to a local service can be made again.
    private static async Task<IBatchAiClient> ClientOfAsync(Context context, IClientObserver observer, CancellationToken cancellationToken)
    {
        if (Clients.TryGetValue(context, out var client)) return client;
        if (context.Kind != nameof(ConnectionKind.Local)) throw ConnectionErrors.NotConnected($"The connection to '{context.Endpoint}' belongs to another process.");
        var again = await CoreParts.Default.Connector().ConnectAsync(new LocalConnectOptions { DataRoot = context.DataRoot }, observer, cancellationToken);
        return Clients.GetValue(context, _ => again);
    }

    private static async Task<IBatchAiClient> FindAsync(IClientObserver observer, CancellationToken cancellationToken)
    {
        var connector = CoreParts.Default.Connector();
        try
        {
            return await connector.ConnectAsync(RemoteDefaults.Find() ?? (ConnectOptions)new LocalConnectOptions(), observer, cancellationToken);
        }
        catch (BatchAiException error) when (error.Code == ConnectionErrors.ServiceNotRunning)
        {
            throw ConnectionErrors.NotConnected("There is no connection, and no local service runs.");
        }
    }
}
