namespace BatchAi.Core.Wire;

/// <summary>Any command line, started by MPI.</summary>
public sealed class CustomMpiSettings
{
    /// <summary>Shell command line without mpirun; MPI starts it processCount times over the nodes.</summary>
    [Required]
    public string? CommandLine { get; set; }

    /// <summary>Number of MPI processes; nodeCount when absent.</summary>
    public int? ProcessCount { get; set; }
}
