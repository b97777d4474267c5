using BatchAi.Service.Agent.Processes;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Attempts;

/// <summary>
/// What an agent that ends in order leaves with an attempt: its word that nothing was half begun. The next agent may
/// start every step that has no task folder; after an agent that was killed, nobody may.
/// </summary>
internal static class AttemptHandover
{
    internal static void Leave(AttemptFolder folder) => OwnerOnly.ReplaceText(folder.Handover, ProcessTable.BootId());

    /// <summary>Whether the last agent left the attempt in order. Its word is good once, and for this boot of the machine.</summary>
    internal static bool Take(AttemptFolder folder)
    {
        if (!File.Exists(folder.Handover)) return false;
        var boot = File.ReadAllText(folder.Handover);
        File.Delete(folder.Handover);
        return boot == ProcessTable.BootId();
    }
}
