using BatchAi.Core.JobFiles;

namespace BatchAi.Service.Runs;

/// <summary>What is in the folder that a run mounts: the one next to the job file, or a new one.</summary>
/// <param name="relativePath">The mount's path, which is the folder's name.</param>
/// <param name="folder">The folder next to the job file; null when there is none.</param>
internal sealed class RunMountContent(string relativePath, string? folder) : IMountContent
{
    public bool MayHave(string path) => folder is not null && File.Exists(Path.Combine(folder, path));

    public string HowToPut(string path) => folder is null
        ? $"the mount will be a new folder: make a folder '{relativePath}' next to the job file, with '{path}' in it"
        : $"put it into the folder '{relativePath}' next to the job file";
}
