namespace BatchAi.Core.JobFiles;

/// <summary>The stable codes of faults in job and cluster files.</summary>
public static class FaultCodes
{
    /// <summary>The file is larger than 4 MiB or holds more than 20,000 values.</summary>
    public const string FileTooLarge = "FileTooLarge";

    /// <summary>The file is not UTF-8.</summary>
    public const string InvalidEncoding = "InvalidEncoding";

    /// <summary>The file is not JSON.</summary>
    public const string InvalidJson = "InvalidJson";

    /// <summary>Objects and arrays are nested more than 64 deep.</summary>
    public const string TooDeep = "TooDeep";

    /// <summary>A text holds something that no text may hold.</summary>
    public const string InvalidText = "InvalidText";

    /// <summary>An object has a member twice.</summary>
    public const string DuplicateMember = "DuplicateMember";

    /// <summary>A member that no version of the API needs; it is dropped.</summary>
    public const string MemberDropped = "MemberDropped";

    /// <summary>A member that is spelled wrong or stands in the wrong place.</summary>
    public const string UnknownMember = "UnknownMember";

    /// <summary>A member that has to be there is not.</summary>
    public const string MissingMember = "MissingMember";

    /// <summary>A value has the wrong type.</summary>
    public const string WrongType = "WrongType";

    /// <summary>A text that must say something is blank.</summary>
    public const string EmptyValue = "EmptyValue";

    /// <summary>A value is none of those that are allowed.</summary>
    public const string InvalidValue = "InvalidValue";

    /// <summary>A number is too small or too large.</summary>
    public const string OutOfRange = "OutOfRange";

    /// <summary>Of some members exactly one has to be there.</summary>
    public const string ExactlyOne = "ExactlyOne";

    /// <summary>A job has no toolkit, or more than one.</summary>
    public const string ToolkitCount = "ToolkitCount";

    /// <summary>Two values contradict each other.</summary>
    public const string Contradiction = "Contradiction";

    /// <summary>A name has letters that it must not have, or is taken by the service.</summary>
    public const string InvalidName = "InvalidName";

    /// <summary>A name or path is used twice.</summary>
    public const string DuplicateName = "DuplicateName";

    /// <summary>A variable's name belongs to the service, which may replace its value.</summary>
    public const string ReservedName = "ReservedName";

    /// <summary>A path is not of the kind that its place needs.</summary>
    public const string InvalidPath = "InvalidPath";

    /// <summary>A mount lies inside another one.</summary>
    public const string NestedMount = "NestedMount";

    /// <summary>A URL is not of the kind that its place needs.</summary>
    public const string InvalidUrl = "InvalidUrl";

    /// <summary>A variable of an input or output directory is used that nothing declares.</summary>
    public const string UndeclaredDirectory = "UndeclaredDirectory";

    /// <summary>A path lies below a mount root where nothing is mounted.</summary>
    public const string UnmountedPath = "UnmountedPath";

    /// <summary>A job needs more nodes than its cluster can have.</summary>
    public const string TooFewNodes = "TooFewNodes";

    /// <summary>What is to be mounted is not there, or cannot be mounted.</summary>
    public const string MountUnavailable = "MountUnavailable";

    /// <summary>A script is not on the mount that it is to be run from.</summary>
    public const string MissingScript = "MissingScript";

    /// <summary>Something else that the plan of a job tells.</summary>
    public const string PlanWarning = "PlanWarning";

    /// <summary>An override cannot be understood or applied.</summary>
    public const string InvalidOverride = "InvalidOverride";

    /// <summary>The name of a file of a sweep has characters that would be taken for something else.</summary>
    public const string UnsafeFileName = "UnsafeFileName";

    /// <summary>A parameter of a sweep is used nowhere, and something else stands in braces.</summary>
    public const string UnusedParameter = "UnusedParameter";

    /// <summary>There are more faults than are listed.</summary>
    public const string MoreFaults = "MoreFaults";

    /// <summary>All codes.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        FileTooLarge, InvalidEncoding, InvalidJson, TooDeep, InvalidText, DuplicateMember, MemberDropped, UnknownMember, MissingMember,
        WrongType, EmptyValue, InvalidValue, OutOfRange, ExactlyOne, ToolkitCount, Contradiction, InvalidName, DuplicateName,
        ReservedName, InvalidPath, NestedMount, InvalidUrl, UndeclaredDirectory, UnmountedPath, TooFewNodes, MountUnavailable,
        MissingScript, PlanWarning, InvalidOverride, UnsafeFileName, UnusedParameter, MoreFaults,
    ];
}
