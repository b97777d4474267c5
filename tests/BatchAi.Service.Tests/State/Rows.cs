using BatchAi.Service.State;

namespace BatchAi.Service.Tests.State;

/// <summary>Rows to store.</summary>
internal static class Rows
{
    internal const string Subscription = "00000000-0000-0000-0000-000000000000";

    internal static ArmId Experiment { get; } = ArmId.Of(Subscription, "group", "workspaces", "w", "experiments", "e");

    /// <summary>A job that is named by its uuid.</summary>
    internal static ResourceRow Job(string uuid, string state = "queued") =>
        new(Experiment.Child("jobs", uuid), ResourceKind.Job, uuid, "{}"u8.ToArray()) { State = state };
}
