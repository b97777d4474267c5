using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Warns of scripts that are not on the mount that they are to be run from.</summary>
/// <param name="surroundings">What is known of the mounts.</param>
/// <param name="faults">Where to list what is missing.</param>
internal sealed class ScriptRules(JobSurroundings surroundings, FaultList faults)
{
    private static readonly string[] FileMembers = ["pythonScriptFilePath", "configFilePath"];
    private static readonly string[] ScriptEndings = [".py", ".sh"];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public void Check(ConfigPlace job)
    {
        var roots = Roots(job).ToList();
        var canBeMade = job.Object("jobPreparation") is not null;
        foreach (var block in Toolkits.BlockNames.Select(job.Object).OfType<ConfigPlace>())
        {
            foreach (var place in FileMembers.Select(block.WordsOf).OfType<ConfigPlace>()) Check(place, roots, _ => true, canBeMade);
            if (block.WordsOf("commandLine") is { } commandLine) Check(commandLine, roots, IsScript, canBeMade);
        }
    }

    private void Check(ConfigPlace place, List<(string Variable, KnownMount Mount, string Below)> roots, Func<string, bool> isMeant, bool canBeMade)
    {
        foreach (var (variable, mount, below) in roots)
        {
            foreach (var name in MountReferences.PathsIn(place.Text, variable).Where(isMeant))
            {
                if (FileOn(mount, below, name) is { } path && _told.Add($"{mount.Level} {mount.Path} {path}")) Tell(place, mount, path, canBeMade);
            }
        }
    }

    private void Tell(ConfigPlace place, KnownMount mount, string path, bool canBeMade)
    {
        if (mount.Content!.MayHave(path)) return;
        var unless = canBeMade ? ", unless the job's preparation makes it" : "";
        faults.Warning(FaultCodes.MissingScript, place, $"There is no file {FaultWords.Quote(path)} in what is mounted as {FaultWords.Quote(mount.Path)}; {mount.Content.HowToPut(path)}{unless}.");
    }

    // The path on the mount; null when it lies on another one.
    private static string? FileOn(KnownMount mount, string below, string path)
    {
        var full = below.Length == 0 ? path : $"{below}/{path}";
        return full.StartsWith(mount.Path + "/", StringComparison.Ordinal) && !full.Split('/').Contains("..") ? full.Substring(mount.Path.Length + 1) : null;
    }

    // The variables by which a mount's files are named, each with the folder below the mount root that it stands for.
    private IEnumerable<(string Variable, KnownMount Mount, string Below)> Roots(ConfigPlace job)
    {
        foreach (var mount in surroundings.Mounts.Where(mount => mount is { Content: not null, Problem: null }))
        {
            var root = mount.Level == PlanMountLevels.Cluster ? "AZ_BATCHAI_MOUNT_ROOT" : "AZ_BATCHAI_JOB_MOUNT_ROOT";
            yield return (root, mount, "");
            foreach (var input in job.Objects("inputDirectories"))
            {
                if (input.TextOf("id") is not { } id || input.WordsOf("path") is not { } path) continue;
                if (MountReferences.PathsIn(path.Text, root).FirstOrDefault() is { } below) yield return ("AZ_BATCHAI_INPUT_" + id.Text, mount, below);
            }
        }
    }

    private static bool IsScript(string path) => ScriptEndings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal));
}
