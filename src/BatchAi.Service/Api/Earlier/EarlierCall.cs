using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;

namespace BatchAi.Service.Api.Earlier;

/// <summary>A request of an earlier version.</summary>
/// <param name="Request">The request.</param>
/// <param name="Generation">Its version.</param>
internal sealed record EarlierCall(ArmRequest Request, ApiGeneration Generation)
{
    /// <summary>A list's options that Batch AI described and never heeded.</summary>
    internal void WarnOfListOptions()
    {
        foreach (var option in (string[])["$filter", "$select"])
        {
            if (Request.Query(option) is { Length: > 0 }) Request.Warn($"The option {option} is ignored, as it always was: the list holds everything.");
        }
    }
}
