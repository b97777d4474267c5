using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.Hosting;
using Microsoft.AspNetCore.Http;

namespace BatchAi.Service.Api.Pipeline;

/// <summary>Turns whatever goes wrong into an error that clients can read.</summary>
internal sealed class ErrorAnswers(RequestDelegate next, EventLog log)
{
    internal async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
            await ExplainAsync(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer any more.
        }
        catch (ControlException error) when (!http.Response.HasStarted)
        {
            await ArmError.SendAsync(http, error);
        }
        catch (BadHttpRequestException error) when (!http.Response.HasStarted)
        {
            var (code, words) = WordsOf(error.StatusCode);
            await ArmError.SendAsync(http, error.StatusCode, code, words);
        }
        catch (Exception error) when (!http.Response.HasStarted && DiskErrors.Explain(error) is { } words)
        {
            Log(http, error);
            await ArmError.SendAsync(http, words);
        }
        catch (BatchAiException error) when (!http.Response.HasStarted)
        {
            // Not the request's fault, and there are words for it.
            Log(http, error);
            await ArmError.SendAsync(http, 503, error.Code, $"{error.Message} {error.RecommendedAction}".TrimEnd());
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            Log(http, error);
            await ArmError.SendAsync(http, 500, "InternalServerError", "The service failed; its log tells why.");
        }
    }

    private static (string Code, string Words) WordsOf(int status) => status == StatusCodes.Status408RequestTimeout
        ? ("RequestTimeout", "The request's body came too slowly, or ended before its announced length; send it again.")
        : ("BadRequest", "The request is not well-formed HTTP.");

    private void Log(HttpContext http, Exception error) => log.Write("requestFailed", $"{http.Request.Method} {http.Request.Path}", error.ToString());

    // Routing says no with a bare status.
    private static Task ExplainAsync(HttpContext http) => http.Response is { HasStarted: false, ContentLength: null }
        ? http.Response.StatusCode switch
        {
            404 => ArmError.SendAsync(http, 404, "NotFound", "There is nothing at this path."),
            405 => ArmError.SendAsync(http, 405, "MethodNotAllowed", $"This path does not take {http.Request.Method}."),
            _ => Task.CompletedTask,
        }
        : Task.CompletedTask;
}
