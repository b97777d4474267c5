using BatchAi.Service.State;

namespace BatchAi.Service.Control;

/// <summary>Why requests are refused, in the API's codes and words.</summary>
internal static class Refusals
{
    private const int BadRequest = 400;
    private const int NotFoundStatus = 404;
    private const int Conflict = 409;

    internal static ControlException NotFound(ResourceKind kind, ArmId id) => new(
        NotFoundStatus,
        $"{kind}NotFound",
        kind == ResourceKind.ResourceGroup ? $"Resource group '{id.Name}' could not be found." : $"The specified {ResourceTypes.WordOf(kind)} {id.Name} is not found",
        id.Text);

    internal static ControlException ClusterOfJobNotFound(string? id) => new(
        BadRequest,
        "ClusterNotFound",
        $"The job's cluster '{id}' does not exist. Create it first, or name another one by its full resource id.",
        "$.properties.cluster.id");

    internal static ControlException InUse(ResourceRow server, IReadOnlyList<ResourceRow> users)
    {
        const int mostNames = 5;
        var names = users.Take(mostNames).Select(user => $"{ResourceTypes.WordOf(user.Kind)} '{user.Id.Name}'");
        var more = users.Count > mostNames ? $" and {users.Count - mostNames} more" : "";
        return new ControlException(
            Conflict,
            $"{server.Kind}InUse",
            $"The {ResourceTypes.WordOf(server.Kind)} '{server.Id.Name}' is mounted by {string.Join(", ", names)}{more}, and its files would go with it. Delete the clusters and end the jobs first.",
            server.Id.Text);
    }

    internal static ControlException Different(ResourceKind kind, ArmId id) => new(
        Conflict,
        $"{kind}AlreadyExists",
        $"The {ResourceTypes.WordOf(kind)} '{id.Name}' exists already, with other properties. Choose another name, or delete it first.",
        id.Text);

    internal static ControlException BeingDeleted(ResourceKind kind, ArmId id) => new(
        Conflict,
        $"{kind}BeingDeleted",
        $"The {ResourceTypes.WordOf(kind)} '{id.Name}' is being deleted. Try again when that is done.",
        id.Text);

    internal static ControlException InvalidName(ResourceKind kind, string name, bool mayHaveDots) => new(
        BadRequest,
        "InvalidName",
        $"'{name}' cannot be the name of a {ResourceTypes.WordOf(kind)}: it needs 1 to 64 letters, digits, '-' {(mayHaveDots ? ", '_' and '.', the last not at its end" : "or '_'")}.",
        name);

    /// <summary>The refusal of a request with faults; the first one speaks for all.</summary>
    internal static ControlException Invalid(IReadOnlyList<JobConfigFault> errors) =>
        new(BadRequest, errors[0].Code, errors[0].Message, errors[0].Path) { Details = errors.Count > 1 ? errors : [] };

    internal static ControlException Invalid(string code, string message, string path) => new(BadRequest, code, message, path);

    /// <summary>The refusal of a job or cluster that cannot be planned.</summary>
    internal static ControlException NotPlannable(BatchAiException error) =>
        new(BadRequest, error.Code, error.RecommendedAction is { } action ? $"{error.Message} {action}" : error.Message);

    internal static ControlException NoSuchOutput(string id, IEnumerable<string> known) => new(
        NotFoundStatus,
        "OutputDirectoryNotFound",
        $"The specified outputDirectoryId {id} is not known to the job; it has {string.Join(", ", known)}.",
        "outputdirectoryid");

    internal static ControlException OutputNotOnMount(string id) => new(
        BadRequest,
        "OutputDirectoryNotOnMount",
        $"The specified outputDirectoryId {id} is not present on a mount root",
        "outputdirectoryid");

    internal static ControlException OutputElsewhere(string id, string url) => new(
        BadRequest,
        "OutputDirectoryElsewhere",
        $"The specified outputDirectoryId {id} is not in this service: its files are sent to {url} when the job ends. Look there.",
        "outputdirectoryid");

    internal static ControlException NoSuchOutputFile(string file) => new(
        NotFoundStatus,
        "OutputFileNotFound",
        $"There is no file '{file}' in the output directory. List those that are there with listOutputFiles.",
        "file");

    internal static ControlException InvalidPattern(BatchAiException error) => new(BadRequest, error.Code, $"{error.Message} {error.RecommendedAction}", "pattern");

    internal static ControlException InvalidDirectory(string directory) => new(
        BadRequest,
        "InvalidDirectory",
        $"'{directory}' is not a folder below the output directory. Write a relative path such as logs/2018.",
        "directory");

    internal static ControlException NotLowPriority(ArmId id) => new(
        Conflict,
        "ClusterNotLowPriority",
        $"The nodes of cluster '{id.Name}' are dedicated, and are never preempted. Only clusters with \"vmPriority\": \"lowpriority\" lose nodes; create one to try that out.",
        id.Text);

    internal static ControlException NoSuchNodes(BatchAiException error) =>
        new(error.Code == "NodeNotFound" ? NotFoundStatus : Conflict, error.Code, $"{error.Message} {error.RecommendedAction}");

    internal static ControlException LocationTaken(ArmId id, string location) => new(
        Conflict,
        "InvalidResourceLocation",
        $"The workspace '{id.Name}' exists already in location '{location}', and cannot be in another one as well.",
        id.Text);
}
