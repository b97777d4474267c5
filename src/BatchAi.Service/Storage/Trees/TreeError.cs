namespace BatchAi.Service.Storage.Trees;

/// <summary>All that can go wrong with a tree's files; each protocol has its own words for them.</summary>
internal enum TreeError
{
    /// <summary>There is nothing of that name, or what is there is invisible.</summary>
    NotFound,

    /// <summary>The folder that the name is to be in is not there.</summary>
    ParentNotFound,

    /// <summary>The name is taken, in a share also by a name that differs in case alone.</summary>
    AlreadyExists,

    /// <summary>The folder is not empty.</summary>
    NotEmpty,

    /// <summary>A file was meant, and there is a folder.</summary>
    IsFolder,

    /// <summary>A folder was meant, and there is a file.</summary>
    IsFile,

    /// <summary>No such name can be: an empty or dotted segment in a share, half a surrogate pair, too many segments.</summary>
    InvalidName,

    /// <summary>A segment would need more than 255 bytes as a host's file name.</summary>
    TooLong,

    /// <summary>The disk is full, or a quota is.</summary>
    NoSpace,

    /// <summary>The folder or file may not be changed, or not be read.</summary>
    AccessDenied,

    /// <summary>Something else is in the way that cannot be seen from outside, or came in between.</summary>
    Conflict,

    /// <summary>A position or a size that the caller insisted on does not hold.</summary>
    ConditionNotMet,

    /// <summary>A block that is named in a block list is not there.</summary>
    UnknownBlock,

    /// <summary>A marker that no listing gave out.</summary>
    InvalidMarker,

    /// <summary>The file ended before the place to read, or changed again and again while it was looked at.</summary>
    Changed,

    /// <summary>The system failed; the message says how.</summary>
    Failed,
}
