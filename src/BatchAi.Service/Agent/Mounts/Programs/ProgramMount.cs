using System.ComponentModel;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Mounts.Remote;
using BatchAi.Service.Hosting;
using BatchAi.Service.Hosting.Mounts;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>
/// A share or container of Azure that a program of this machine mounts. The key is in a file that nobody else can read,
/// and that is gone as soon as the program has read it.
/// </summary>
/// <param name="folder">The attempt's folder.</param>
/// <param name="services">What starts and ends programs.</param>
/// <param name="index">The mount's index in the plan.</param>
/// <param name="place">Where it is mounted.</param>
internal sealed class ProgramMount(AttemptFolder folder, AttemptServices services, int index, string place)
{
    private readonly string _own = folder.Mounting(index);
    private readonly string _secret = folder.MountSecret(index);
    private readonly MountServer _server = new(folder.Mounting(index), services);

    /// <summary>Whether a program has mounted it, or was about to.</summary>
    internal bool IsMade => Directory.Exists(_own);

    /// <summary>Mounts it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="mount">The share or container.</param>
    /// <param name="remote">Where it is, and the key.</param>
    /// <param name="stopAsked">Completes when that is to be given up.</param>
    /// <returns>Why it is not mounted, as the end of a sentence without the key; null when it is.</returns>
    internal async Task<string?> MakeAsync(MountProgram program, PlanMount mount, RemoteMount remote, Task stopAsked)
    {
        if (await TryAsync(program, mount, remote, stopAsked) is not { } why) return null;

        // Whatever comes into this place next must not come into half a mount, nor be hidden by one.
        await _server.KillAsync();
        why = await Unmounter.ClearAsync(place, services.Time) ?? why;
        Forget();
        if (IsMade) Directory.Delete(_own, recursive: true);
        return why.Replace(remote.Key, "…", StringComparison.Ordinal);
    }

    /// <summary>Unmounts it, by what the system tells is mounted: an agent may have been killed before or after anything.</summary>
    /// <returns>Why it is still mounted, in words; null when it is not.</returns>
    internal async Task<string?> RemoveAsync()
    {
        if (IsMade && !MountTable.IsMounted(place)) await _server.KillAsync();
        if (await Unmounter.ClearAsync(place, services.Time) is { } left) return left;
        if (!IsMade) return null;
        await _server.WaitAsync();
        Forget();
        return null;
    }

    // Nobody knows what a program says about a key.
    private void Forget()
    {
        File.Delete(folder.MountOutput);
        if (IsMade) File.Delete(_secret);
    }

    private async Task<string?> TryAsync(MountProgram program, PlanMount mount, RemoteMount remote, Task stopAsked)
    {
        try
        {
            OwnerOnly.CreateDirectory(_own);
            Directory.CreateDirectory(place);
            var (call, secret) = Call(program, mount, remote);
            OwnerOnly.WriteAllText(_secret, secret);
            return await new MountRun(services.Launcher, folder.MountOutput, stopAsked, services.Time).RunAsync(program.Name, call, place);
        }
        catch (Exception error) when (error is MountOptionException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            return error.Message;
        }
        finally
        {
            if (File.Exists(_secret)) File.Delete(_secret);
        }
    }

    private (MountCall Call, string Secret) Call(MountProgram program, PlanMount mount, RemoteMount remote)
    {
        // Nothing of a job's: it looks for its helpers where it was found, and keeps what it keeps in our folder.
        var environment = new Dictionary<string, string> { ["PATH"] = remote.Programs + ":/bin", [MountServer.HomeName] = _own };
        if (program.Name == MountProgram.Cifs) return (new MountCall(program.Path, CifsCall.Arguments(mount, remote, place, _secret), environment), CifsCall.Secret(remote));

        var cache = Path.Combine(_own, "cache");
        OwnerOnly.CreateDirectory(cache);
        return program.Name == MountProgram.Blobfuse2
            ? (new MountCall(program.Path, BlobfuseCall.Arguments(mount, place, _secret, cache), environment) { Stays = true }, BlobfuseCall.Secret(mount, remote))
            : (new MountCall(program.Path, BlobfuseCall.FirstArguments(mount, place, _secret, cache), environment) { Stays = true }, BlobfuseCall.FirstSecret(mount, remote));
    }
}
