using BatchAi.Core.Earlier;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;

namespace BatchAi.Service.Api.Earlier;

/// <summary>Errors as they were before workspaces.</summary>
internal static class EarlierErrors
{
    private const int NotFound = 404;
    private static readonly string[] MissingResources = ["WorkspaceNotFound", "ExperimentNotFound", "ClusterNotFound", "JobNotFound", "FileServerNotFound"];

    internal static ControlException Translate(ControlException error, ArmRequest request)
    {
        if (error.Status == NotFound && MissingResources.Contains(error.Code) && NameOf(request) is { } name)
        {
            return new(NotFound, "ResourceNotFound", $"The Resource 'Microsoft.BatchAI/{name}' under resource group '{request.Group.Name}' was not found.", name);
        }

        return new(error.Status, error.Code, FlatId.Flatten(error.Message), error.Target is { } target ? FlatId.Flatten(target) : null) { Details = error.Details };
    }

    private static string? NameOf(ArmRequest request)
    {
        foreach (var (parameter, type) in ((string, string)[])[("cluster", "clusters"), ("job", "jobs"), ("fileserver", "fileServers")])
        {
            if (request.Route(parameter) is { } name) return $"{type}/{name}";
        }

        return null;
    }
}
