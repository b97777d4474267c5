namespace BatchAi.Service.Agent.Mounts.Remote;

/// <summary>A share or container of another service that a job mounts. It holds a key, so it travels in owner-only files alone.</summary>
internal sealed class RemoteMount
{
    /// <summary>The URL of the share or container.</summary>
    public string Url { get; set; } = "";

    /// <summary>The account.</summary>
    public string Account { get; set; } = "";

    /// <summary>A key of it.</summary>
    public string Key { get; set; } = "";

    /// <summary>The host, when it is Azure's, so that programs can mount it; else null.</summary>
    public string? AzureHost { get; set; }

    /// <summary>Where such programs are looked for.</summary>
    public string Programs { get; set; } = "";

    /// <summary>Whom to trust besides those that the machine trusts; certificates in PEM.</summary>
    public string? Authorities { get; set; }
}
