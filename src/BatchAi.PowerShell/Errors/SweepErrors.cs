using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of sweeps: of what they try, and of the files that they have jobs for.</summary>
internal static class SweepErrors
{
    private const string InvalidSweep = nameof(InvalidSweep);
    private const string SweepRequired = nameof(SweepRequired);
    private const string FileNotMounted = nameof(FileNotMounted);
    private const string NoFileForSweep = nameof(NoFileForSweep);

    internal static readonly ErrorEntry[] Entries =
    [
        new(InvalidSweep, ErrorCategory.InvalidArgument, "Give -Sweep @{ name = 'value', 'value' }, with numbers, texts or booleans."),
        new("SweepTooLarge", ErrorCategory.LimitsExceeded, "Give fewer values, or draw some of the combinations with -First."),
        new(SweepRequired, ErrorCategory.InvalidArgument, "Give -Sweep or -ForEachFile as well."),
        new(FileNotMounted, ErrorCategory.InvalidArgument, "Mount the share or container with -Mount, and give patterns as folder/path, e.g. data/*.csv."),
        new(NoFileForSweep, ErrorCategory.ObjectNotFound, "Get-BatchAiFile lists what is there."),
        new("JobAlreadyExists", ErrorCategory.ResourceExists, "Remove the job that is there, which does something else, or give the sweep another -Name."),
        new("GroupLimitNotSupported", ErrorCategory.NotImplemented, "Leave -ThrottleLimit out."),
        new("UnsafeFileName", ErrorCategory.InvalidData, "Use the variable PARAM_FILE in double quotes in place of {file}, or rename the file."),
    ];

    internal static BatchAiException NoParameter() => new(InvalidSweep, "-Sweep has no parameter, so there is nothing to try.");

    internal static BatchAiException NoValue(string name, string what) => new(InvalidSweep, $"The parameter '{name}' has {what} for a value.");

    internal static BatchAiException Needs(string parameter, string other) => new(SweepRequired, $"-{parameter} means nothing without {other}.", $"Give {other} as well, or leave it out.");

    internal static BatchAiException NoFile(string given) => new(InvalidSweep, $"'{given}' is no file of a share or a container.", "Give files of Get-BatchAiFile, or patterns below what is mounted, e.g. data/*.csv.");

    internal static BatchAiException NotMounted(string path, IEnumerable<PlanMount> mounts)
    {
        var folders = string.Join(", ", mounts.Select(mount => $"'{mount.RelativePath}'"));
        return new(FileNotMounted, $"'{path}' is in nothing that the job mounts. {(folders.Length == 0 ? "It mounts nothing." : $"Mounted are {folders}.")}");
    }

    internal static BatchAiException NotListed(PlanMount mount) => new(FileNotMounted, $"What is mounted as '{mount.RelativePath}' is no share and no container, so that its files cannot be listed from here.", "Give the paths with -Sweep @{ file = … }.");

    internal static BatchAiException NothingFound(string what) => new(NoFileForSweep, $"There is no file in {what}, so the sweep would have no job.");
}
