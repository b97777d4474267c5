using System.Text.RegularExpressions;

namespace BatchAi.Core.Execution;

/// <summary>Recognizes what often goes wrong in the last lines of a job. What it quotes of them is a name and nothing else.</summary>
public static class OutputHints
{
    /// <summary>How the hint begins that names a command which is not there.</summary>
    internal const string NoSuchCommand = "There is no command '";

    private static readonly (Regex Pattern, string Words)[] Known =
    [
        (Of(@"No module named '(?<name>[\w.]+)'"), "Python has no module '{0}': install it in the job's preparation (e.g. pip install {0}), or use an image that has it."),
        (Of(@"(^|[: ])(?<name>[\w./+-]+): (command )?not found"), NoSuchCommand + "{0}': check its spelling, or install it in the job's preparation."),
        (Of(@"can't open file '[^']*?(?<name>[\w.-]+)'"), "Python finds no file '{0}': check that it was sent to the share or container, and the path in the job."),
        (Of(@"(?<name>[\w./-]+): No such file or directory"), "There is no '{0}': check that it was sent to the share or container, and the path in the job."),
        (Of(@"FileNotFoundError: .*'[^']*?(?<name>[\w.-]+)'"), "There is no '{0}': check that it was sent to the share or container, and the path in the job."),
        (Of(@"(?<name>[\w./-]+): Permission denied"), "'{0}' may not be used: run scripts by their interpreter (bash script.sh, python3 script.py), and check who owns the files."),
        (Of("CUDA(_ERROR)?[ :_]*out[ _]of[ _]memory|OutOfMemoryError", RegexOptions.IgnoreCase), "The GPU's memory ran out: use a smaller batch, or GPUs with more of it."),
        (Of("CUDA driver version is insufficient|no CUDA-capable device|Torch not compiled with CUDA"), "The program found no GPU that it can use: see Get-BatchAiClusterDiagnostic for the GPUs of the cluster."),
        (Of(@"MemoryError|Cannot allocate memory|std::bad_alloc"), "Memory ran out: use less (a smaller batch, fewer workers), or a larger machine."),
        (Of("No space left on device|Disk quota exceeded"), "A disk is full: free space, or write less."),
        (Of("Address already in use"), "A port is in use already: let the program choose a free one, or take AZ_BATCHAI's."),
        (Of("bad interpreter|\\r: (command )?not found|\\$'\\\\r'"), "A script has line ends of Windows, or names an interpreter that is not there: save it with LF."),
    ];

    /// <summary>What the lines tell, in full sentences, each once.</summary>
    /// <param name="lines">The last lines of what the job wrote, in their order.</param>
    public static IReadOnlyList<string> Find(IEnumerable<string> lines)
    {
        // The last error is most often the one that counts.
        var found = lines.Reverse().SelectMany(Find).Distinct(StringComparer.Ordinal);
        return found.Take(MostHints).ToList();
    }

    private const int MostHints = 3;
    private const int LongestLine = 1000;

    private static IEnumerable<string> Find(string line)
    {
        if (line.Length > LongestLine) line = line.Substring(0, LongestLine);
        foreach (var (pattern, words) in Known)
        {
            if (pattern.Match(line) is not { Success: true } match) continue;
            yield return words.Replace("{0}", match.Groups["name"].Value);
            yield break;
        }
    }

    private static Regex Of(string pattern, RegexOptions options = RegexOptions.None) =>
        new(pattern, options | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
}
