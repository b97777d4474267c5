using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatchAi.Service.Api.Http;

/// <summary>Errors in the shape that all clients of ARM read.</summary>
internal static class ArmError
{
    private const int LongestReason = 200;

    internal static Task SendAsync(HttpContext http, ControlException error)
    {
        // Old clients look for the words of a missing resource in the reason phrase.
        if (error.Status == 404) SetReason(http, error.Message);
        return new ArmAnswer(error.Status, WireJson.SerializeAnswer(new CloudError { Error = BodyOf(error) })).SendAsync(http);
    }

    internal static Task SendAsync(HttpContext http, int status, string code, string message) => SendAsync(http, new ControlException(status, code, message));

    /// <summary>An error as clients read it.</summary>
    internal static CloudErrorBody BodyOf(ControlException error) => new() { Code = error.Code, Message = WordsOf(error), Target = error.Target, Details = DetailsOf(error) };

    private static string WordsOf(ControlException error) =>
        error.RecommendedAction is { } action ? $"{error.Message} {action}" : error.Message;

    private static List<CloudErrorBody>? DetailsOf(ControlException error) => error.Details.Count == 0
        ? null
        : [.. error.Details.Select(fault => new CloudErrorBody { Code = fault.Code, Message = PlaceOf(fault) + fault.Message, Target = fault.Path })];

    /// <summary>Where a fault is, in words; empty when it has no place.</summary>
    internal static string PlaceOf(JobConfigFault fault) => fault.Line > 0 ? $"Line {fault.Line}, column {fault.Column}: " : "";

    private static void SetReason(HttpContext http, string message)
    {
        var reason = new string([.. message.Take(LongestReason).Select(letter => letter is >= ' ' and <= '~' ? letter : '?')]);
        http.Features.GetRequiredFeature<IHttpResponseFeature>().ReasonPhrase = reason.TrimEnd('.');
    }
}
