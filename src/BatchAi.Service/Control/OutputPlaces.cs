using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Finds output directories of jobs.</summary>
internal static class OutputPlaces
{
    /// <summary>The folder of the mount that a directory is on, relative to the data root, and the directory's path below it.</summary>
    /// <exception cref="ControlException">The job has no such directory, or it cannot be read here.</exception>
    internal static (string Root, string Path) Require(ResourceRow job, string directoryId)
    {
        var places = ControlJson.ReadFacts(job).Outputs;
        var place = places.FirstOrDefault(p => p.Id == directoryId) ?? throw Refusals.NoSuchOutput(directoryId, places.Select(p => p.Id));
        if (place.Elsewhere is { } url) throw Refusals.OutputElsewhere(directoryId, url);
        return place is { Root: { } root, Path: { } path } ? (root, path) : throw Refusals.OutputNotOnMount(directoryId);
    }
}
