namespace BatchAi.Service.Engines.Process.Gpus;

/// <summary>The GPUs of this machine, as they were found.</summary>
/// <param name="Uuids">Their uuids.</param>
/// <param name="Problem">Why there are none, in words; null when there are some.</param>
internal sealed record GpuInventory(IReadOnlyList<string> Uuids, string? Problem)
{
    internal static GpuInventory NotLookedFor { get; } = None("none were looked for");

    internal static GpuInventory None(string problem) => new([], problem);
}
