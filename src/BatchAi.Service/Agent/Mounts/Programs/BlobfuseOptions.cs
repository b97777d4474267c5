using System.Text.RegularExpressions;

namespace BatchAi.Service.Agent.Mounts.Programs;

/// <summary>
/// The blobfuse options of a job, which replace Batch AI's. Only those that say how files are cached and shown get
/// through: none that names a file, a server or a program.
/// </summary>
internal static partial class BlobfuseOptions
{
    private const string Standard = "--use-https=true -o big_writes -o max_read=131072 -o max_write=131072 -o attr_timeout=240 -o fsname=blobfuse -o kernel_cache -o entry_timeout=240 -o negative_timeout=120 -o allow_other";

    private static readonly HashSet<string> Fuse = new(StringComparer.Ordinal)
    {
        "allow_other", "allow_root", "attr_timeout", "entry_timeout", "negative_timeout", "ro", "rw", "umask", "uid", "gid", "direct_io", "default_permissions",
    };

    // What libfuse 3 does anyway, so that the second generation does not know it.
    private static readonly HashSet<string> FirstFuse = new(StringComparer.Ordinal) { "big_writes", "max_read", "max_write", "fsname", "kernel_cache", "nonempty", "noatime" };

    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "file-cache-timeout-in-seconds", "use-attr-cache", "cache-size-mb", "max-concurrency", "cancel-list-on-mount-seconds", "high-disk-threshold", "low-disk-threshold",
        "cache-poll-timeout-msec", "max-eviction", "set-content-type", "max-retry", "max-retry-interval-in-seconds", "retry-delay-factor", "upload-modified-only", "no-symlinks", "cache-on-list",
    };

    /// <summary>The arguments that say what the options say.</summary>
    /// <param name="options">The options; the standard ones when there are none.</param>
    /// <param name="isFirst">Whether they are for blobfuse, the first generation.</param>
    /// <exception cref="MountOptionException">One is not passed on.</exception>
    internal static IReadOnlyList<string> Arguments(string? options, bool isFirst)
    {
        var words = (string.IsNullOrWhiteSpace(options) ? Standard : options).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var arguments = new List<string>();
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i].StartsWith("--", StringComparison.Ordinal)) arguments.AddRange(OwnOption(words[i], isFirst));
            else if (!words[i].StartsWith("-o", StringComparison.Ordinal)) throw Refused(words[i]);
            else if (words[i].Length > 2) arguments.AddRange(FuseOptions(words[i][2..], isFirst));
            else if (++i < words.Length) arguments.AddRange(FuseOptions(words[i], isFirst));
            else throw Refused("-o");
        }

        return arguments;
    }

    private static IEnumerable<string> OwnOption(string word, bool isFirst)
    {
        if (Option().Match(word[2..]) is not { Success: true } option) throw Refused(word);
        var name = option.Groups["name"].Value;

        // Neither is the job's to choose: what is sent, is sent encrypted, and what is logged, tells no secrets.
        if (word is "--use-https=true" || name == "log-level") return isFirst && name == "use-https" ? [word] : [];
        return Own.Contains(name) && option.Groups["value"].Success ? [word] : throw Refused(word);
    }

    private static IEnumerable<string> FuseOptions(string words, bool isFirst)
    {
        foreach (var word in words.Split(','))
        {
            var name = Option().Match(word).Groups["name"].Value;
            if (!Fuse.Contains(name) && !FirstFuse.Contains(name)) throw Refused(word);
            if (!isFirst && !Fuse.Contains(name)) continue;
            yield return "-o";
            yield return word;
        }
    }

    private static MountOptionException Refused(string word) => new($"its mountOptions hold '{Storage.Remote.RemoteClient.Shown(word)}', which is not passed on.");

    [GeneratedRegex(@"^(?<name>[a-z][a-z_-]*)(=(?<value>[A-Za-z0-9_.-]{1,64}))?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Option();
}
