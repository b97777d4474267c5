using System.Management.Automation;

namespace BatchAi;

/// <summary>The errors that cmdlets write: one place for each id, category and target.</summary>
internal static class Errors
{
    /// <summary>There is no file at the path.</summary>
    public const string ConfigFileNotFound = nameof(ConfigFileNotFound);

    /// <summary>There is a file, but it cannot be read.</summary>
    public const string ConfigFileNotReadable = nameof(ConfigFileNotReadable);

    /// <summary>The path leads to something other than files.</summary>
    public const string NotFileSystemPath = nameof(NotFileSystemPath);

    /// <summary>A name for a job has characters that it must not have, or too many.</summary>
    public const string InvalidJobName = nameof(InvalidJobName);

    public static ErrorRecord NotFound(string path, Exception? cause = null) => Record(
        new BatchAiException(
            ConfigFileNotFound,
            $"There is no file '{path}'.",
            "Check the path; wildcards are not expanded, and a relative path starts at the current location ($PWD).",
            cause),
        ErrorCategory.ObjectNotFound,
        path);

    public static ErrorRecord NotReadable(string path, Exception cause) => Record(
        new BatchAiException(
            ConfigFileNotReadable,
            $"The file '{path}' cannot be read: {cause.Message}",
            "Check that you may read the file and that no other program has locked it.",
            cause),
        cause is UnauthorizedAccessException ? ErrorCategory.PermissionDenied : ErrorCategory.ReadError,
        path);

    public static ErrorRecord NotAFileSystem(string path, string provider) => Record(
        new BatchAiException(
            NotFileSystemPath,
            $"'{path}' belongs to the provider '{provider}' and is no file.",
            "Give the path of a file, e.g. ./job.json."),
        ErrorCategory.InvalidArgument,
        path);

    public static ErrorRecord JobName(string name) => Record(
        new BatchAiException(
            InvalidJobName,
            $"A job cannot be called '{name}'.",
            "Give -Name 1 to 64 letters, digits, underscores and hyphens."),
        ErrorCategory.InvalidArgument,
        name);

    /// <summary>The error for a fault of a job file; its id is the fault's code.</summary>
    public static ErrorRecord Fault(JobConfigFault fault, string path) => Record(
        new BatchAiException(fault.Code, FaultMessage.Describe(fault, path), FaultMessage.Advise(fault)),
        ErrorCategory.InvalidData,
        fault);

    /// <summary>The error for a job that cannot be planned; its id is the exception's code.</summary>
    public static ErrorRecord NotPlanned(BatchAiException exception, string path) =>
        Record(exception, ErrorCategory.InvalidData, path);

    private static ErrorRecord Record(BatchAiException exception, ErrorCategory category, object target) =>
        new(exception, exception.Code, category, target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = exception.RecommendedAction ?? "" },
        };
}
