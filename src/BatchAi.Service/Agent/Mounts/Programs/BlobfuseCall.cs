using BatchAi.Service.Agent.Mounts.Remote;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>
/// How the two generations of blobfuse mount a container. They stay in the foreground, so that one that is to be given
/// up can be ended; they read the file that tells the key when they start, and never again.
/// </summary>
internal static class BlobfuseCall
{
    /// <summary>The file that tells the second generation where the container is, and the key. It is YAML by its name.</summary>
    internal static string Secret(PlanMount mount, RemoteMount remote) =>
        $"""
        azstorage:
          type: block
          mode: key
          account-name: "{remote.Account}"
          account-key: "{remote.Key}"
          endpoint: "https://{remote.AzureHost}"
          container: "{mount.Source}"
          virtual-directory: true

        """;

    /// <summary>The same for the first generation.</summary>
    internal static string FirstSecret(PlanMount mount, RemoteMount remote) =>
        $"""
        accountName {remote.Account}
        accountKey {remote.Key}
        authType Key
        blobEndpoint {remote.AzureHost}
        containerName {mount.Source}

        """;

    /// <summary>The arguments of the second generation.</summary>
    /// <param name="mount">The container.</param>
    /// <param name="place">Where it is to be mounted.</param>
    /// <param name="secret">The file that tells the key.</param>
    /// <param name="cache">An empty folder for copies of its files.</param>
    /// <exception cref="MountOptionException">An option of the job is not passed on.</exception>
    internal static IReadOnlyList<string> Arguments(PlanMount mount, string place, string secret, string cache) =>
    [
        "mount", place, $"--config-file={secret}", $"--tmp-path={cache}", "--foreground=true", "--disable-version-check=true", .. BlobfuseOptions.Arguments(mount.Options, isFirst: false),
    ];

    /// <summary>The arguments of the first generation.</summary>
    /// <param name="mount">The container.</param>
    /// <param name="place">Where it is to be mounted.</param>
    /// <param name="secret">The file that tells the key.</param>
    /// <param name="cache">An empty folder for copies of its files.</param>
    /// <exception cref="MountOptionException">An option of the job is not passed on.</exception>
    internal static IReadOnlyList<string> FirstArguments(PlanMount mount, string place, string secret, string cache) =>
        [place, $"--config-file={secret}", $"--tmp-path={cache}", "-f", .. BlobfuseOptions.Arguments(mount.Options, isFirst: true)];
}
