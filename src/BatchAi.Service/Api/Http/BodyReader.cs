using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatchAi.Core.Earlier;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Http;

/// <summary>Reads requests' bodies; whatever they hold, the outcome is a model or an error that tells the place.</summary>
internal static class BodyReader
{
    private const string InvalidBody = "InvalidRequestContent";

    /// <summary>Reads a wire model.</summary>
    internal static async Task<T> ReadWireAsync<T>(ArmRequest request)
        where T : class
    {
        var result = WireBody.Read<T>(await ReadJsonAsync(request.Http));
        return Accept(request, result.Value, result.Faults);
    }

    /// <summary>Reads a request for a job, and the group that the job is to belong to if the client may say so.</summary>
    internal static async Task<(JobCreateParameters Job, JobGroupContent? Group)> ReadJobAsync(ArmRequest request)
    {
        if (!request.WantsExtensions) return (await ReadWireAsync<JobCreateParameters>(request), null);
        var result = JobBody.Read(await ReadJsonAsync(request.Http));
        return (Accept(request, result.Value, result.Faults), result.Group);
    }

    /// <summary>Reads a request for many jobs.</summary>
    internal static async Task<JobBatchResult> ReadJobsAsync(ArmRequest request)
    {
        var result = JobBatchBody.Read(await ReadJsonAsync(request.Http));
        _ = Accept(request, result.Jobs, result.Faults);
        return result;
    }

    /// <summary>Reads a request of an earlier version of the API as a wire model, and what that has no place for.</summary>
    internal static async Task<(T Parameters, EarlierContent Content)> ReadEarlierAsync<T>(ArmRequest request, ApiGeneration generation)
        where T : class
    {
        var result = EarlierBody.Read<T>(await ReadJsonAsync(request.Http), generation);
        return (Accept(request, result.Value, result.Faults), result.Content);
    }

    /// <summary>Reads a model of the service's own; members that it has not are ignored, as ARM does.</summary>
    internal static async Task<T> ReadAsync<T>(ArmRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        var utf8 = await ReadJsonAsync(request.Http);
        try
        {
            return JsonSerializer.Deserialize(utf8.Span, type) ?? throw Refuse([new() { Code = FaultCodes.WrongType, Message = "The body is null where an object belongs.", Line = 1, Column = 1 }]);
        }
        catch (JsonException error)
        {
            throw Refuse([FaultOf(error)]);
        }
    }

    private static T Accept<T>(ArmRequest request, T? value, IReadOnlyList<JobConfigFault> faults)
        where T : class
    {
        foreach (var warning in faults.Where(fault => fault.Severity != "Error")) request.Warn(ArmError.PlaceOf(warning) + warning.Message);
        return Require(value, faults);
    }

    /// <summary>What was read, or else the error that tells all that is wrong with it.</summary>
    internal static T Require<T>(T? value, IReadOnlyList<JobConfigFault> faults)
        where T : class => value ?? throw Refuse([.. faults.Where(fault => fault.Severity == "Error")]);

    /// <summary>Refuses a body that is known to be too large, also where none is read.</summary>
    internal static void RequireSmall(HttpRequest request)
    {
        if (request.ContentLength > WireBody.MaximumBytes) throw TooLarge();
    }

    /// <summary>Reads the text of a body that others judge.</summary>
    internal static async Task<ReadOnlyMemory<byte>> ReadJsonAsync(HttpContext http)
    {
        RequireJson(http.Request);
        var utf8 = await ReadBytesAsync(http);
        if (utf8.IsEmpty) throw new ControlException(400, InvalidBody, "The request has no body; send the resource as JSON.");
        return utf8;
    }

    private static void RequireJson(HttpRequest request)
    {
        var type = request.ContentType;
        var isJson = string.IsNullOrEmpty(type) || type.Contains("json", StringComparison.OrdinalIgnoreCase) || type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
        if (!isJson) throw new ControlException(415, "UnsupportedMediaType", "The body has to be application/json.", "Content-Type");
        if (request.Headers.ContentEncoding.Count > 0) throw new ControlException(415, "UnsupportedMediaType", "The body must not be compressed.", "Content-Encoding");
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            buffer.Write(chunk, 0, count);
            if (buffer.Length > WireBody.MaximumBytes) throw TooLarge();
        }

        return buffer.ToArray();
    }

    private static ControlException TooLarge() => new(413, "RequestTooLarge", $"The body is larger than {WireBody.MaximumBytes} bytes.");

    private static ControlException Refuse(IReadOnlyList<JobConfigFault> faults)
    {
        var first = faults[0];
        var more = faults.Count > 1 ? $" ({faults.Count - 1} more in the details.)" : "";
        var status = first.Code == FaultCodes.FileTooLarge ? 413 : 400;
        return new(status, InvalidBody, $"The request's body cannot be used. {ArmError.PlaceOf(first)}{first.Message}{more}", first.Path) { Details = faults };
    }

    private static JobConfigFault FaultOf(JsonException error) => new()
    {
        Code = error.Path is null or "$" ? FaultCodes.InvalidJson : FaultCodes.WrongType,
        Message = "This is not JSON, or a value of the wrong type.",
        Path = error.Path ?? "$",
        Line = (int)Math.Min(int.MaxValue - 1, error.LineNumber ?? 0) + 1,
        Column = (int)Math.Min(int.MaxValue - 1, error.BytePositionInLine ?? 0) + 1,
    };
}
