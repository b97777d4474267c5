using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Hosting;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>A program of this machine that mounts shares or containers of Azure.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its full path.</param>
internal sealed record MountProgram(string Name, string Path)
{
    /// <summary>Where such programs are looked for: where none but the machine's owner puts any, and not where a job's PATH leads.</summary>
    internal const string Places = "/sbin:/usr/sbin:/usr/bin:/usr/local/bin";

    internal const string Cifs = "mount.cifs";
    internal const string Blobfuse2 = "blobfuse2";
    internal const string Blobfuse = "blobfuse";

    /// <summary>The program that can mount a share or container on this machine now; null when none can.</summary>
    internal static MountProgram? Find(PlanMount mount, RemoteMount remote)
    {
        if (!OperatingSystem.IsLinux() || !OwnerOnly.IsSuperuser() || remote.AzureHost is null) return null;
        string[] names = mount.Kind == PlanMountKinds.FileShare ? [Cifs] : [Blobfuse2, Blobfuse];
        return names.Select(name => NodeEnvironment.FindProgram(name, remote.Programs) is { } path ? new MountProgram(name, path) : null).FirstOrDefault(program => program is not null);
    }
}
