using BatchAi.Core.Wire;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>What jobs leave behind, and where they run.</summary>
internal sealed class JobFileEndpoints(ControlPlane control, DownloadLinks downloads, ArmLinks links)
{
    private const int LongestPath = 1024;

    internal void Map(ArmRoutes routes)
    {
        routes.PostedList(BatchAiPaths.Job + "/listOutputFiles", request => ArmAnswer.Ok(List(request)));
        routes.PostedList(BatchAiPaths.Job + "/listRemoteLoginInformation", request => links.Page(request, control.Jobs.RemoteLogins(request.Job)));
    }

    /// <summary>A page of the files of one of a job's output directories.</summary>
    internal ListResult<OutputFile> List(ArmRequest request)
    {
        var page = control.Jobs.ListOutputFiles(request.Job, QueryOf(request));
        // Files have no sequence: the next page begins after the last name.
        var next = page.Next is null ? null : links.Next(request, PageMark.Of(page.Items[^1].Name!));
        return new ListResult<OutputFile> { Value = [.. page.Items], NextLink = next };
    }

    private OutputFilesQuery QueryOf(ArmRequest request)
    {
        if (request.Query("outputdirectoryid") is not { Length: > 0 } directoryId)
        {
            throw new ControlException(400, "MissingParameter", "The option outputdirectoryid is missing: 'stdouterr', or the id of an output directory of the job.", "outputdirectoryid");
        }

        var validity = TimeSpan.FromMinutes(request.Integer("linkexpiryinminutes", 5, 600, 60));
        return new(directoryId, DirectoryOf(request), request.Integer("maxresults", 1, 1000, 1000), PageMark.Name(request.Query("$skiptoken")))
        {
            Link = (root, path) => downloads.To(root, path, validity),
        };
    }

    private static string DirectoryOf(ArmRequest request)
    {
        var directory = request.Query("directory");
        if (string.IsNullOrEmpty(directory)) return ".";
        return directory.Length <= LongestPath && !directory.Contains('\0')
            ? directory
            : throw new ControlException(400, "InvalidParameter", "The option directory is a relative path.", "directory");
    }
}
