using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Serving;

/// <summary>Says in the words of each API what went wrong with a tree's files.</summary>
internal static class TreeRefusal
{
    /// <summary>The refusal for an error of a tree.</summary>
    internal static StorageException Of(TreeException error, StorageService service) => error.Error switch
    {
        TreeError.NotFound => service == StorageService.Blob
            ? new(404, "BlobNotFound", "The specified blob does not exist.")
            : new(404, "ResourceNotFound", "The specified resource does not exist."),
        TreeError.ParentNotFound => new(404, "ParentNotFound", "The specified parent path does not exist."),
        TreeError.AlreadyExists => service == StorageService.Blob
            ? new(409, "BlobAlreadyExists", "The specified blob already exists.")
            : new(409, "ResourceAlreadyExists", "The specified resource already exists."),
        TreeError.NotEmpty => new(409, "DirectoryNotEmpty", "The specified directory is not empty."),
        TreeError.IsFolder or TreeError.IsFile or TreeError.Conflict => new(409, "ResourceTypeMismatch", "The specified resource type does not match the type of the existing resource."),
        TreeError.InvalidName => new(400, "InvalidResourceName", "The specified resource name contains invalid characters."),
        TreeError.TooLong => new(400, "OutOfRangeInput", $"The specified resource name length is not within the permissible limits. {error.Message}"),
        TreeError.ConditionNotMet => new(400, "InvalidInput", "The request's body is not as long as it said."),
        TreeError.UnknownBlock => new(400, "InvalidBlockList", "The specified block list is invalid: it names a block that was not put."),
        TreeError.InvalidMarker => StorageErrors.InvalidQuery("marker", ""),
        _ => Failure(error),
    };

    private static StorageException Failure(TreeException error) => error.Error switch
    {
        TreeError.NoSpace => new(507, "InsufficientStorage", "The disk of the service is full, or its user's quota is used up. Make room, then try again."),
        TreeError.AccessDenied => new(403, "InsufficientAccountPermissions", "The account being accessed does not have sufficient permissions to execute this operation: the service may not read or change the file or its folder."),
        TreeError.Changed => new(503, "ServerBusy", "The file was changed again and again, or cut short, while it was read; ask again.") { Headers = [("Retry-After", "1")] },
        _ => new(500, "InternalError", "The server encountered an internal error. Please retry the request; the service's log tells why."),
    };
}
