namespace BatchAi.Pipeline;

/// <summary>A sweep that could be submitted.</summary>
/// <param name="Name">Its name, which is that of the group of its jobs.</param>
/// <param name="Variants">Its jobs.</param>
/// <param name="First">The first of them that has no faults.</param>
internal sealed record SweepDraft(string Name, IReadOnlyList<SweepVariant> Variants, JobDraft First);
