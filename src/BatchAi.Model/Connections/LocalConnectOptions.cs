namespace BatchAi;

/// <summary>Connects to the service of a data root on this machine.</summary>
public sealed class LocalConnectOptions : ConnectOptions
{
    /// <summary>The folder of its files; null for the environment's choice or the default one.</summary>
    public string? DataRoot { get; set; }

    /// <summary>How to start the service when none runs; null for an error then.</summary>
    public ServiceStartOptions? Start { get; set; }
}
