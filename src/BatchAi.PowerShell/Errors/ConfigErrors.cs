using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of job files. The error for a fault of a file has the fault's code as its id.</summary>
internal static class ConfigErrors
{
    /// <summary>There is no file at the path.</summary>
    public const string ConfigFileNotFound = nameof(ConfigFileNotFound);

    /// <summary>There is a file, but it cannot be read.</summary>
    public const string ConfigFileNotReadable = nameof(ConfigFileNotReadable);

    /// <summary>A name for a job has characters that it must not have, or too many.</summary>
    public const string InvalidJobName = nameof(InvalidJobName);

    /// <summary>A file that is to be written is there already.</summary>
    public const string ConfigFileExists = nameof(ConfigFileExists);

    /// <summary>A file cannot be written.</summary>
    public const string ConfigFileNotWritable = nameof(ConfigFileNotWritable);

    /// <summary>What is to be written as JSON holds itself.</summary>
    public const string ConfigTooDeep = nameof(ConfigTooDeep);

    internal static readonly ErrorEntry[] Entries =
    [
        new(ConfigFileNotFound, ErrorCategory.ObjectNotFound, "Check the path; wildcards are not expanded, and a relative path starts at the current location ($PWD)."),
        new(ConfigFileNotReadable, ErrorCategory.ReadError, "Check that you may read the file and that no other program has locked it."),
        new(InvalidJobName, ErrorCategory.InvalidArgument, "Give -Name 1 to 64 letters, digits, underscores and hyphens."),
        new(ConfigFileExists, ErrorCategory.ResourceExists, "Choose another -Path, or overwrite the file with -Force."),
        new(ConfigFileNotWritable, ErrorCategory.WriteError, "Check that the folder is yours to write to, and that there is room."),
        new(ConfigTooDeep, ErrorCategory.InvalidData, "Give -Config a hashtable in the shape of a job file."),
    ];

    public static ErrorRecord NotFound(string path, Exception? cause = null) =>
        Errors.Of(Missing(path, cause), path);

    public static BatchAiException Missing(string path, Exception? cause = null) => new(ConfigFileNotFound, $"There is no file '{path}'.", null, cause);

    public static BatchAiException Unreadable(string path, Exception cause) =>
        new(ConfigFileNotReadable, $"The file '{path}' cannot be read: {cause.Message}", Entries[1].Action, cause);

    public static ErrorRecord NotReadable(string path, Exception cause)
    {
        var error = Unreadable(path, cause);
        return cause is UnauthorizedAccessException ? Errors.Record(error, ErrorCategory.PermissionDenied, path) : Errors.Of(error, path);
    }

    public static BatchAiException Exists(string path) => new(ConfigFileExists, $"There is a file '{path}' already.");

    public static BatchAiException NotWritable(string path, Exception cause) => new(ConfigFileNotWritable, $"The file '{path}' cannot be written: {cause.Message}", null, cause);

    public static BatchAiException TooDeep() => new(ConfigTooDeep, "What -Config holds is nested too deeply, or holds itself.");

    public static BatchAiException JobName(string name) => new(InvalidJobName, $"A job cannot be called '{name}'.");

    /// <summary>The error for a fault of a job file; its id is the fault's code.</summary>
    public static ErrorRecord Fault(JobConfigFault fault, string path) => Errors.Record(
        new BatchAiException(fault.Code, FaultMessage.Describe(fault, path), FaultMessage.Advise(fault)),
        ErrorCategory.InvalidData,
        fault);

    /// <summary>The error for a job that cannot be planned; its id is the exception's code.</summary>
    public static ErrorRecord NotPlanned(BatchAiException exception, string path) => Errors.Record(exception, ErrorCategory.InvalidData, path);
}
