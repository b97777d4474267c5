using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>A request of an earlier version.</summary>
/// <param name="Request">The request.</param>
/// <param name="Generation">Its version.</param>
internal sealed record EarlierCall(ArmRequest Request, ApiGeneration Generation)
{
    /// <summary>Makes the workspace and the experiment that a new resource lies in, where they are missing, at the location that it names.</summary>
    internal Task EnsureHomeAsync(ControlPlane control, EarlierContent content) =>
        control.Earlier.EnsureHomeAsync(Request.Workspace, ArmNames.NormalLocation(content.Location));

    /// <summary>A list's options that Batch AI described and never heeded.</summary>
    internal void WarnOfListOptions()
    {
        foreach (var option in (string[])["$filter", "$select"])
        {
            if (Request.Query(option) is { Length: > 0 }) Request.Warn($"The option {option} is ignored, as it always was: the list holds everything.");
        }
    }
}
