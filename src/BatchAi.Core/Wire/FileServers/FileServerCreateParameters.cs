namespace BatchAi.Core.Wire;

/// <summary>What creates a file server.</summary>
public sealed class FileServerCreateParameters
{
    /// <summary>What the request asks for.</summary>
    public FileServerBaseProperties? Properties { get; set; }
}
