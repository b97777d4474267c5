namespace BatchAi.Service.Tests.Control.Support;

/// <summary>Waits for something to become true; how long that takes is no part of what is tested.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    internal static async Task Async(Func<bool> isTrue, Func<string>? state = null)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!isTrue())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience) Assert.Fail($"It did not come true. {state?.Invoke()}");
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
