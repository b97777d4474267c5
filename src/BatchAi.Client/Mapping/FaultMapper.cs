using System.Text.Json;
using BatchAi.Client.Http;

namespace BatchAi.Client.Mapping;

/// <summary>Reads what a service found wrong with a job.</summary>
internal static class FaultMapper
{
    /// <summary>The faults of an answer.</summary>
    internal static IReadOnlyList<JobConfigFault> Map(JsonElement answer) => answer.Items("faults").Select(fault => new JobConfigFault
    {
        Severity = fault.Text("severity") ?? "Error",
        Code = fault.Text("code") ?? "",
        Message = fault.Text("message") ?? "",
        Path = fault.Text("path") ?? "$",
        Line = fault.Number("line") ?? 0,
        Column = fault.Number("column") ?? 0,
        Expected = fault.Text("expected"),
        Suggestion = fault.Text("suggestion"),
    }).ToList();
}
