using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors that any cmdlet can have.</summary>
internal static class CommonErrors
{
    /// <summary>Something that nobody thought of.</summary>
    public const string UnexpectedError = nameof(UnexpectedError);

    /// <summary>The path leads to something other than files.</summary>
    public const string NotFileSystemPath = nameof(NotFileSystemPath);

    private const string ConfirmationImpossible = nameof(ConfirmationImpossible);

    internal static readonly ErrorEntry[] Entries =
    [
        new(ConfirmationImpossible, ErrorCategory.InvalidOperation, "Give -Confirm:$false to go on without the question."),
        new(UnexpectedError, ErrorCategory.NotSpecified, "Tell us: an issue with the output of '$Error[0] | Format-List * -Force' helps."),
        new(NotFileSystemPath, ErrorCategory.InvalidArgument, "Give the path of a file, e.g. ./job.json."),
    ];

    internal static BatchAiException UnexpectedOf(Exception cause) => new(UnexpectedError, $"Something unexpected happened: {cause.Message}", null, cause);

    internal static BatchAiException NobodyToAsk(string target, Exception cause) =>
        new(ConfirmationImpossible, $"Nothing was done to {target}: the cmdlet asks first, and nobody can answer here.", null, cause);

    internal static BatchAiException NotOnDisk(string path, string provider, Exception? cause = null) =>
        new(NotFileSystemPath, $"'{path}' belongs to the provider '{provider}' and is no file.", null, cause);
}
