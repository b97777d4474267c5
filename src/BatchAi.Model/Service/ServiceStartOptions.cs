namespace BatchAi;

/// <summary>How a local service is started.</summary>
public sealed class ServiceStartOptions
{
    /// <summary>The folder of its files; null for the environment's choice or the default one.</summary>
    public string? DataRoot { get; set; }

    /// <summary>The program: <c>batchai</c>, <c>batchai.dll</c> or their folder; null for those in the known places.</summary>
    public string? ServicePath { get; set; }

    /// <summary>The folder of the module, which may bring the service along.</summary>
    public string? ModuleFolder { get; set; }

    /// <summary>The port of the management endpoint; null for the usual one, or a free one when that is taken.</summary>
    public int? Port { get; set; }

    /// <summary>An address to listen on besides this machine's own.</summary>
    public string? Listen { get; set; }

    /// <summary>How long it stays without jobs and requests; null for ever.</summary>
    public TimeSpan? IdleExit { get; set; }
}
