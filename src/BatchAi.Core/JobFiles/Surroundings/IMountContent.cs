namespace BatchAi.Core.JobFiles;

/// <summary>What is in a share, a container or a folder that is mounted.</summary>
public interface IMountContent
{
    /// <summary>Whether a file is there; true also when that cannot be seen.</summary>
    /// <param name="path">Its path below the mount, with forward slashes.</param>
    bool MayHave(string path);

    /// <summary>How a file gets there, as the end of a sentence.</summary>
    /// <param name="path">Its path below the mount, with forward slashes.</param>
    string HowToPut(string path);
}
