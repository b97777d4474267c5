namespace BatchAi.Service.Engines;

/// <summary>The group that a job belongs to: no more of its jobs than its limit allows run at once.</summary>
/// <param name="Key">What tells it from all other groups: its experiment's uuid and its name in small letters.</param>
/// <param name="Name">Its name as it was given.</param>
internal sealed record RequestGroup(string Key, string Name)
{
    internal static RequestGroup Of(string experimentUuid, string name) => new(KeyOf(experimentUuid, name), name);

    internal static string KeyOf(string experimentUuid, string name) => $"{experimentUuid}/{name.ToLowerInvariant()}";
}
