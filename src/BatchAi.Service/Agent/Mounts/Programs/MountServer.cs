using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>The processes of a program that mounts, whether it is at it, or serves what is mounted. They are known by their HOME.</summary>
/// <param name="own">The mount's own folder.</param>
/// <param name="services">What ends processes.</param>
internal sealed class MountServer(string own, AttemptServices services)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly SessionProcessGroup _group = new($"{HomeName}={own}", static () => []);

    /// <summary>The variable that marks them.</summary>
    internal const string HomeName = "HOME";

    /// <summary>Ends them at once, so that nothing is mounted later.</summary>
    internal Task KillAsync() => services.Stopper.StopAsync(_group, TimeSpan.Zero, Task.CompletedTask);

    /// <summary>Waits until they have ended after the unmounting, as they do by themselves when they have sent what they hold.</summary>
    internal async Task WaitAsync()
    {
        var start = services.Time.GetTimestamp();
        while (_group.Processes().Count > 0 && services.Time.GetElapsedTime(start) < Patience) await Task.Delay(Look, services.Time);
        await KillAsync();
    }
}
