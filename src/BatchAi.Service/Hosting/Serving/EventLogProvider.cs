using Microsoft.Extensions.Logging;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Leads the web server's warnings and errors to the service's log.</summary>
internal sealed class EventLogProvider(EventLog log) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new EventLogger(log, categoryName);

    public void Dispose()
    {
        // The log holds nothing open.
    }
}
