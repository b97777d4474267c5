using System.Net;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.Hosting;

/// <summary>What a service is started with.</summary>
internal sealed record ServiceOptions
{
    internal const int DefaultPort = 10010;
    internal const int DefaultBlobPort = 10011;
    internal const int DefaultFilePort = 10012;

    /// <summary>The folder of all its files.</summary>
    public required DataRoot Root { get; init; }

    /// <summary>The port of the management endpoint; 0 picks a free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The port of the blob endpoint; 0 picks a free one.</summary>
    public int BlobPort { get; init; } = DefaultBlobPort;

    /// <summary>The port of the file endpoint; 0 picks a free one.</summary>
    public int FilePort { get; init; } = DefaultFilePort;

    /// <summary>An address to listen on besides this machine's loopback.</summary>
    public IPAddress? Listen { get; init; }

    /// <summary>More names or addresses that clients may call this machine.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whether storage is all that it serves.</summary>
    public bool OnlyStorage { get; init; }

    /// <summary>Storage accounts that are to be there.</summary>
    public IReadOnlyList<AccountChoice> Accounts { get; init; } = [];

    /// <summary>How long a service without jobs and requests stays; none for ever.</summary>
    public TimeSpan? IdleExit { get; init; }

    /// <summary>How long a node of automatic scale stays without work; none for the time that Batch AI took.</summary>
    public TimeSpan? NodeIdle { get; init; }

    /// <summary>Whether mount commands of unmanaged file systems are run; only root can.</summary>
    public bool AllowMountCommands { get; init; }

    /// <summary>Whom to trust as another service whose shares and containers jobs mount: a file of certificates; none for those whom the machine trusts alone.</summary>
    public string? MountCa { get; init; }

    /// <summary>Where accounts of other services have their containers, when not in Azure.</summary>
    public IReadOnlyDictionary<string, Uri> MountBlobs { get; init; } = new Dictionary<string, Uri>();

    /// <summary>All names and addresses, besides loopback, under which this service is called.</summary>
    internal IReadOnlyList<string> AllHosts => Listen switch
    {
        null => Hosts,
        _ when !IsAny(Listen) => [Listen.ToString(), .. Hosts],
        _ when Hosts.Count == 0 => [Environment.MachineName],
        _ => Hosts,
    };

    /// <summary>Whether an address stands for all of a machine's.</summary>
    internal static bool IsAny(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
