using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Core;

namespace BatchAi.Client.Http;

/// <summary>Waits until the service has done what it accepted.</summary>
/// <param name="rest">What asks.</param>
/// <param name="time">The clock.</param>
internal sealed class OperationWaiter(RestClient rest, TimeProvider time)
{
    // A local service is done in a few milliseconds, and its Retry-After counts seconds: looks begin close together.
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(15);

    /// <summary>Waits for the end of the operation that an answer announces; there may be none.</summary>
    /// <exception cref="BatchAiException">The operation failed.</exception>
    internal async Task WaitAsync(Response accepted, CancellationToken cancellationToken)
    {
        if (accepted.Status is not (201 or 202)) return;
        if (Header(accepted, "Azure-AsyncOperation") is { } status) await WaitForStatusAsync(status, cancellationToken);
        else if (Header(accepted, "Location") is { } location) await WaitForLocationAsync(location, cancellationToken);
    }

    /// <summary>Waits for the end of the operation whose state is told at a URL.</summary>
    /// <exception cref="BatchAiException">The operation failed.</exception>
    internal Task WaitForStatusAsync(string url, CancellationToken cancellationToken) => WaitAsync(url, IsOver, cancellationToken);

    private Task WaitForLocationAsync(string url, CancellationToken cancellationToken) => WaitAsync(url, answer => answer.Status != 202, cancellationToken);

    private async Task WaitAsync(string url, Func<Response, bool> isOver, CancellationToken cancellationToken)
    {
        var look = FirstLook;
        while (true)
        {
            var answer = await rest.SendAsync(RequestMethod.Get, url, body: null, cancellationToken);
            if (isOver(answer)) return;
            await time.Delay(look, cancellationToken);
            look = Longer(look, answer);
        }
    }

    private static bool IsOver(Response answer)
    {
        using var body = JsonDocument.Parse(answer.Content.ToMemory());
        var status = body.RootElement.Text("status") ?? "";
        if (status.Equals("Succeeded", StringComparison.OrdinalIgnoreCase)) return true;
        if (!status.Equals("Failed", StringComparison.OrdinalIgnoreCase) && !status.Equals("Canceled", StringComparison.OrdinalIgnoreCase)) return false;
        var error = body.RootElement.Member("error");
        throw Failures.Refused(error.Text("code") ?? "OperationFailed", error.Text("message") ?? "The operation failed.", 409, Header(answer, "x-ms-request-id"));
    }

    private static TimeSpan Longer(TimeSpan look, Response answer)
    {
        var limit = Header(answer, "Retry-After") is { } text && double.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : LongestLook;
        var longer = TimeSpan.FromTicks(look.Ticks * 3 / 2);
        return longer < limit ? longer : limit;
    }

    private static string? Header(Response answer, string name) => answer.Headers.TryGetValue(name, out var value) ? value : null;
}
