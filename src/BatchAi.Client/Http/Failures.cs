using System.Text.Json;
using Azure;
using BatchAi.Core.Wire;

namespace BatchAi.Client.Http;

/// <summary>Turns whatever goes wrong on the way into errors of this module, without the queries of URLs.</summary>
internal static class Failures
{
    private const string Unknown = "ServiceError";

    /// <summary>The error for an answer that is a refusal.</summary>
    internal static BatchAiException Refused(Response answer)
    {
        var requestId = answer.Headers.TryGetValue("x-ms-request-id", out var id) ? id : null;
        return TryReadBody(answer.Content.ToMemory().Span) is { Code: { } code } body
            ? Refused(code, Describe(body), answer.Status, requestId)
            : Refused(Unknown, $"The service answered with HTTP status {answer.Status}.", answer.Status, requestId);
    }

    /// <summary>The error for a part of a request that was refused, while others of its parts were not.</summary>
    internal static BatchAiException Refused(JsonElement result)
    {
        var body = result.Member("error") is { ValueKind: JsonValueKind.Object } error ? error.Deserialize<CloudErrorBody>(WireJson.Request) : null;
        var status = result.Number("httpStatus") ?? 0;
        return body?.Code is { } code
            ? Refused(code, Describe(body), status, null)
            : Refused(Unknown, $"The service answered with '{result.Text("status")}'.", status, null);
    }

    internal static BatchAiException Refused(string code, string message, int status, string? requestId) => new(code, message) { HttpStatus = status, RequestId = requestId };

    /// <summary>The error for a request that got no answer, or for one that a library of Azure's turned into an exception.</summary>
    internal static BatchAiException Of(RequestFailedException error, Uri endpoint) => error.Status == 0
        ? Unreachable(error, endpoint)
        : Refused(error.ErrorCode ?? Unknown, FirstLine(error.Message), error.Status, null);

    /// <summary>The error for a service that cannot be reached.</summary>
    internal static BatchAiException Unreachable(Exception error, Uri endpoint)
    {
        var place = endpoint.GetLeftPart(UriPartial.Authority);
        return PatientRetry.IsRefusedCertificate(error)
            ? new BatchAiException("CertificateNotTrusted", $"The certificate of {place} is not one that is trusted.", null, error)
            : new BatchAiException("ServiceUnreachable", $"{place} does not answer: {FirstLine(Innermost(error).Message)}", null, error);
    }

    private static CloudErrorBody? TryReadBody(ReadOnlySpan<byte> json)
    {
        try
        {
            return json.IsEmpty ? null : WireJson.Deserialize<CloudError>(json)?.Error;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The first fault speaks for all when there are several; the others follow.
    private static string Describe(CloudErrorBody body)
    {
        var details = body.Details?.Select(detail => detail.Message).Where(message => message is { Length: > 0 } && message != body.Message).ToList();
        return details is { Count: > 0 } ? $"{body.Message}\n{string.Join("\n", details)}" : body.Message ?? body.Code ?? Unknown;
    }

    // After several tries there are as many causes, all alike as a rule; the last one tells how things are now.
    private static Exception Innermost(Exception error) => error switch
    {
        AggregateException { InnerExceptions: { Count: > 0 } all } => Innermost(all[all.Count - 1]),
        { InnerException: { } inner } => Innermost(inner),
        _ => error,
    };

    // What follows in messages of Azure's libraries are headers, and they may repeat what was asked.
    private static string FirstLine(string message) => message.Split('\n')[0].Trim();
}
