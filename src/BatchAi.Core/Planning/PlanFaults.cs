namespace BatchAi.Core.Planning;

/// <summary>What can be wrong with a job or cluster that is to be planned.</summary>
internal static class PlanFaults
{
    public static BatchAiException MissingMember(string member) => new(
        "MissingMember",
        $"'{member}' is missing.",
        $"Give '{member}' a value.");

    public static BatchAiException OutOfRange(string member, int count) => new(
        "OutOfRange",
        $"'{member}' cannot be {count}.",
        member == "parameterServerCount" ? "Give at most one parameter server per node." : $"Give '{member}' 1 or more.");

    public static BatchAiException UndefinedVariable(string name, string member) => new(
        "UndefinedVariable",
        $"'{member}' uses the variable '{name}', which Batch AI does not know when it plans the job.",
        "Use a variable of Batch AI such as $AZ_BATCHAI_JOB_MOUNT_ROOT, declare the directory that the variable stands for, or write an absolute path.");

    public static BatchAiException CircularVariable(string name) => new(
        "CircularVariable",
        $"The value of the variable '{name}' depends on the variable itself.",
        $"Take '{name}' out of the paths that it is made of.");

    public static BatchAiException SecretInPath(string name, string member) => new(
        "SecretInPath",
        $"'{member}' uses the secret '{name}'; a path is shown to everybody who can see the job.",
        "Use an ordinary environment variable for the path.");

    public static BatchAiException PortInPath(string member) => new(
        "PortInPath",
        $"'{member}' uses the number of a port, which differs from run to run.",
        "Use a path that can be found again.");

    public static BatchAiException InvalidVariableName(string name) => new(
        "InvalidVariableName",
        $"'{name}' cannot be the name of an environment variable.",
        "Use letters, digits and underscores.");

    public static BatchAiException InvalidPath(string path, string member, string reason) => new(
        "InvalidPath",
        $"'{member}' cannot be '{path}': {reason}.",
        "Write an absolute path, or one that begins with a variable such as $AZ_BATCHAI_JOB_MOUNT_ROOT.");

    public static BatchAiException InvalidMountPath(string path, string reason) => new(
        "InvalidMountPath",
        $"The relativeMountPath '{path}' cannot be used: {reason}.",
        "Give each file system of a level its own folder below the mount root.");

    public static BatchAiException InvalidShareUrl(string url) => new(
        "InvalidShareUrl",
        $"'{url}' is not the URL of a file share.",
        "Write azureFileUrl as https://<account>.file.core.windows.net/<share>.");

    public static BatchAiException DuplicateDirectory(string member, string id) => new(
        "DuplicateDirectoryId",
        $"'{member}' has the id '{id}' twice, or the id belongs to Batch AI.",
        "Give each directory an id of its own.");
}
