namespace BatchAi;

/// <summary>What the file of a cluster or a file server says, and what is wrong with it. All but <see cref="Faults"/> and <see cref="IsValid"/> need a valid one.</summary>
public interface IResourceConfig
{
    /// <summary>All errors and warnings in the order of the file.</summary>
    IReadOnlyList<JobConfigFault> Faults { get; }

    /// <summary>Whether the file can be used; it may still have warnings.</summary>
    bool IsValid { get; }

    /// <summary>Whether there is a password or a key to sign in with.</summary>
    bool HasCredential { get; }

    /// <summary>Whether a placeholder stands for the name of a storage account.</summary>
    bool NeedsAccount { get; }

    /// <summary>The storage accounts whose mounts have no key, and no reference to one.</summary>
    IReadOnlyList<string> AccountsWithoutKey { get; }

    /// <summary>The ids of the file servers that it mounts.</summary>
    IReadOnlyList<string> FileServers { get; }

    /// <summary>The id of its subnet; null when it names none.</summary>
    string? Subnet { get; }

    /// <summary>The same with what the file leaves open.</summary>
    /// <param name="completion">What is filled in.</param>
    IResourceConfig Complete(JobCompletion completion);

    /// <summary>Tells what it is to be in a few words, without secrets.</summary>
    string Describe();

    /// <summary>What is sent: the JSON of the API's parameters, with secrets.</summary>
    string ToJson();
}
