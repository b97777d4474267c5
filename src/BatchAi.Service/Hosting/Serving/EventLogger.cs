using Microsoft.Extensions.Logging;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Writes warnings and errors of one part of the web server.</summary>
internal sealed class EventLogger(EventLog log, string category) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is >= LogLevel.Warning and < LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel)) return;
        var words = formatter(state, exception);
        log.Write(logLevel == LogLevel.Warning ? "warning" : "error", category, exception is null ? words : $"{words} {exception}");
    }
}
