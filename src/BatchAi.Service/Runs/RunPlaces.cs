namespace BatchAi.Service.Runs;

/// <summary>Where a run takes place.</summary>
/// <param name="Folder">The run's folder; null when nothing will be done.</param>
/// <param name="MountSources">The content of each mount, in the plan's order; null where a new folder will be made.</param>
internal sealed record RunPlaces(string? Folder, IReadOnlyList<string?> MountSources);
