using System.Management.Automation;

namespace BatchAi;

/// <summary>Errors of files in shares and containers, and of moving files.</summary>
internal static class FileErrors
{
    /// <summary>There is nothing at the path.</summary>
    public const string PathNotFound = nameof(PathNotFound);

    private const string DestinationCollision = nameof(DestinationCollision);
    private const string LocalPathNotFound = nameof(LocalPathNotFound);
    private const string RecurseRequired = nameof(RecurseRequired);
    private const string ShareOrContainerRequired = nameof(ShareOrContainerRequired);
    private const string UnsafeName = nameof(UnsafeName);

    internal static readonly ErrorEntry[] Entries =
    [
        new(PathNotFound, ErrorCategory.ObjectNotFound, "Get-BatchAiFile lists what is there."),
        new(DestinationCollision, ErrorCategory.InvalidArgument, "Move one of them on its own, with another -Destination."),
        new(LocalPathNotFound, ErrorCategory.ObjectNotFound, "Check the path; a relative one starts at the current location ($PWD)."),
        new(RecurseRequired, ErrorCategory.InvalidArgument, "Give -Recurse."),
        new(ShareOrContainerRequired, ErrorCategory.InvalidArgument, "Give -Share or -Container."),
        new(UnsafeName, ErrorCategory.InvalidData, "Receive the file under another name, e.g. on another system."),
        new("OutOfRangeInput", ErrorCategory.InvalidArgument, "Check the name of the share or container (3 to 63 characters) and the length of the path."),
        new("FileExists", ErrorCategory.ResourceExists, "Give -Force to replace it."),
        new("LocalFileChanged", ErrorCategory.ResourceBusy, "Send it again when nobody writes to it any more."),
        new("RemoteFileChanged", ErrorCategory.ResourceBusy, "Receive it when nobody writes to it any more, e.g. after Wait-BatchAiJob."),
        new("ChecksumMismatch", ErrorCategory.InvalidData, "Try again; if it stays so, look for what changes bytes on the way, or for a disk that fails."),
        new("LocalFileError", ErrorCategory.WriteError, "Check the path, the permissions, and that the disk has room."),
        new("LinkExpired", ErrorCategory.PermissionDenied, "Try again; if it stays so, the account's keys may have changed."),
        new("StorageBusy", ErrorCategory.ResourceBusy, "Try again later."),
        new("StorageRefused", ErrorCategory.InvalidOperation, "Look at the HTTP status."),
    ];

    internal static BatchAiException NotFound(ResourcePath place, string path) =>
        new(PathNotFound, $"There is no '{path}' in '{place.Name}' of the storage account '{place.StorageAccountName}'.") { HttpStatus = 404 };

    internal static BatchAiException Collision(object one, object other, string target) =>
        new(DestinationCollision, $"Both '{other}' and '{one}' would go to '{target}'; the second is left out.");

    internal static BatchAiException NotHere(string path) => new(LocalPathNotFound, $"There is no file '{path}'.");

    internal static BatchAiException NeedsRecurse(string path) => new(RecurseRequired, $"'{path}' is a directory.");

    internal static BatchAiException NoPlace() => new(ShareOrContainerRequired, "Nothing says which share or container is meant, or both are given.");

    internal static BatchAiException Unsafe(string name, string folder) =>
        new(UnsafeName, $"'{name}' cannot be the name of a file in '{folder}' on this system.");
}
