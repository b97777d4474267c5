namespace BatchAi.Core.Wire;

/// <summary>Any command line, started by MPI.</summary>
public sealed class CustomMpiSettings
{
    /// <summary>Run by the MPI runtime as processCount processes over the nodes (no mpirun needed).</summary>
    [Required]
    public string? CommandLine { get; set; }

    /// <summary>Number of MPI processes; default = nodeCount.</summary>
    public int? ProcessCount { get; set; }
}
