using System.Text.RegularExpressions;
using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>
/// How <c>mount.cifs</c> mounts a share as Batch AI did: SMB 3, the job's modes, no other options of its own. Here it is
/// always encrypted, as the copies that are fetched otherwise are.
/// </summary>
internal static partial class CifsCall
{
    private const string Fixed = "vers=3.1.1,seal,uid=0,gid=0,nosuid,nodev";
    private static readonly string[] Defaults = ["file_mode=0777", "dir_mode=0777"];

    /// <summary>The file that tells it account and key.</summary>
    internal static string Secret(RemoteMount remote) => $"username={remote.Account}\npassword={remote.Key}\n";

    /// <summary>Its arguments.</summary>
    /// <param name="mount">The share.</param>
    /// <param name="remote">Where it is.</param>
    /// <param name="place">Where it is to be mounted.</param>
    /// <param name="secret">The file that tells account and key.</param>
    /// <exception cref="MountOptionException">The modes are none, or it cannot be told where the file is.</exception>
    internal static IReadOnlyList<string> Arguments(PlanMount mount, RemoteMount remote, string place, string secret)
    {
        var modes = mount.Options is { Length: > 0 } options ? options.Split(',') : [];
        if (Array.Find(modes, mode => !Mode().IsMatch(mode)) is not null) throw new MountOptionException("fileMode and directoryMode have to be octal numbers such as 0777.");
        if (secret.Contains(',', StringComparison.Ordinal)) throw new MountOptionException("the data root has a comma in its path, which mount.cifs cannot be told.");
        var defaults = Defaults.Where(one => !Array.Exists(modes, mode => mode.StartsWith(one[..one.IndexOf('=', StringComparison.Ordinal)], StringComparison.Ordinal)));
        return [$"//{remote.AzureHost}/{mount.Source}", place, "-o", string.Join(',', [$"credentials={secret}", Fixed, .. modes, .. defaults])];
    }

    [GeneratedRegex(@"^(file|dir)_mode=0?[0-7]{3}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mode();
}
