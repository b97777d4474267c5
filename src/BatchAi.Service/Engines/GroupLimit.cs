namespace BatchAi.Service.Engines;

/// <summary>How many jobs of a group may run at once.</summary>
/// <param name="Group">The group's key.</param>
/// <param name="Most">How many.</param>
/// <param name="Version">The limit of the highest version counts, in whatever order limits are told.</param>
internal sealed record GroupLimit(string Group, int Most, long Version);
