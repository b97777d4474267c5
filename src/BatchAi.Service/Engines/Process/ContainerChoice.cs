using BatchAi.Service.Agent.Containers;

namespace BatchAi.Service.Engines.Process;

/// <summary>The container engine that jobs run in.</summary>
#pragma warning disable CA1001 // A semaphore whose wait handle is never asked for has nothing to dispose of.
internal sealed class ContainerChoice(TimeProvider time)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _asking = new(1, 1);
    private string? _found;
    private long? _asked;

    /// <summary>Its program; null when none answers. One that has answered is not asked again, while one that has not may have been started since.</summary>
    internal async Task<string?> FindAsync()
    {
        if (_found is not null) return _found;
        await _asking.WaitAsync();
        try
        {
            if (_found is null && (_asked is not { } before || time.GetElapsedTime(before) > LookAgain))
            {
                _found = await ContainerEngines.FindAsync(time, CancellationToken.None);
                _asked = time.GetTimestamp();
            }

            return _found;
        }
        finally
        {
            _asking.Release();
        }
    }
}
