using BatchAi.Core.Metrics;
using BatchAi.Core.Metrics.Reports;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.Control.Metrics;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>What a job's output tells of its metrics and its progress.</summary>
internal sealed class JobMetricEndpoint(ControlPlane control)
{
    private const int LongestText = 1024;
    private const int MostPoints = 2000;
    private const int FewestPoints = 4;

    internal async Task<ArmAnswer> ReadAsync(ArmRequest request)
    {
        var query = new OutputMetricsQuery(Text(request, "directory", LongestText) ?? "stdouterr", Text(request, "file", LongestText), Text(request, "pattern", MetricPattern.MaximumLength))
        {
            Names = Text(request, "name", LongestText)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Points = PointsOf(request),
        };
        return new ArmAnswer(200, MetricReportJson.Serialize(await control.Jobs.ReadMetricsAsync(request.Job, query, request.Http.RequestAborted)));
    }

    // None at all, or so many that the first, the last, the least and the greatest fit.
    private static int PointsOf(ArmRequest request)
    {
        var points = request.Integer("points", 0, MostPoints, MetricReports.UsualPoints);
        return points == 0 ? 0 : Math.Max(FewestPoints, points);
    }

    private static string? Text(ArmRequest request, string name, int longest)
    {
        if (request.Query(name) is not { Length: > 0 } text) return null;
        return text.Length <= longest && !text.Contains('\0', StringComparison.Ordinal)
            ? text
            : throw new ControlException(400, "InvalidParameter", $"The option {name} is a text of at most {longest} characters.", name);
    }
}
