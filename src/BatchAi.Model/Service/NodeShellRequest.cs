using System.Security;

namespace BatchAi;

/// <summary>What is to be run on a node.</summary>
public sealed class NodeShellRequest
{
    /// <summary>The node's address.</summary>
    public string Address { get; set; } = "";

    /// <summary>The port of its SSH server.</summary>
    public int Port { get; set; } = 22;

    /// <summary>The account.</summary>
    public string UserName { get; set; } = "";

    /// <summary>The account's password; null to sign in with a key.</summary>
    public SecureString? Password { get; set; }

    /// <summary>The file of the private key; null for the user's own ones.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The command; null to forward ports alone.</summary>
    public string? Command { get; set; }

    /// <summary>Ports to forward, as <c>local:host:remote</c>.</summary>
    public IReadOnlyList<string> LocalForward { get; set; } = [];
}
