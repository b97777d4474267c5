using System.Runtime.CompilerServices;

namespace BatchAi.Service.Tests.Support;

/// <summary>Waits for what must come true, however slow the machine.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    internal static Task TrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "") =>
        NotNullAsync(() => condition() ? "true" : null, what);

    /// <summary>Waits, and tells what is there instead when it never comes true.</summary>
    internal static async Task TrueAsync(Func<bool> condition, Func<string> state)
    {
        try
        {
            await TrueAsync(condition);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"It did not come true. {state()}", error);
        }
    }

    internal static async Task<T> NotNullAsync<T>(Func<T?> find, [CallerArgumentExpression(nameof(find))] string what = "")
        where T : class
    {
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < Deadline)
        {
            if (find() is { } found) return found;
            await Task.Delay(Look);
        }

        throw new TimeoutException($"Never came true: {what}");
    }

    internal static Task FileAsync(string path) => TrueAsync(() => File.Exists(path), $"the file {path}");

    internal static async Task<T> InTimeAsync<T>(Task<T> task, string what)
    {
        try
        {
            return await task.WaitAsync(Deadline);
        }
        catch (TimeoutException error)
        {
            throw new TimeoutException($"Never came: {what}", error);
        }
    }
}
