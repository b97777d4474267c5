using System.Text.Json;
using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>Members that files in the wild carry and that no request of today needs.</summary>
internal static class DroppedMembers
{
    /// <summary>Tells editors how such a file looks; nothing is lost without it, so nobody is warned.</summary>
    internal const string Schema = "$schema";

    private const string OlderVersions = "only older versions of the API had it";
    private const string NoVersion = "no version of the API had it";
    private const string FilledIn = "the service fills it in";

    private static readonly Dictionary<string, string> Anywhere = new(StringComparer.Ordinal)
    {
        ["fileServerType"] = OlderVersions,
        ["resourceGroup"] = "only the command line az prints it",
    };

    private static readonly Dictionary<(Type, string), string> ByModel = new()
    {
        [(typeof(JobCreateParameters), "location")] = OlderVersions,
        [(typeof(JobCreateParameters), "tags")] = OlderVersions,
        [(typeof(ClusterCreateParameters), "location")] = OlderVersions,
        [(typeof(ClusterCreateParameters), "tags")] = OlderVersions,
        [(typeof(JobBaseProperties), "location")] = OlderVersions,
        [(typeof(JobBaseProperties), "tags")] = OlderVersions,
        [(typeof(JobBaseProperties), "experimentName")] = OlderVersions,
        [(typeof(JobBaseProperties), "priority")] = OlderVersions + "; say 'schedulingPriority' instead",
        [(typeof(ClusterBaseProperties), "location")] = OlderVersions,
        [(typeof(ClusterBaseProperties), "tags")] = OlderVersions,
        [(typeof(OutputDirectory), "type")] = OlderVersions,
        [(typeof(OutputDirectory), "createNew")] = OlderVersions,
        [(typeof(SetupTask), "runElevated")] = OlderVersions,
        [(typeof(SetupTask), "stdOutErrPathSuffix")] = FilledIn,
        [(typeof(ContainerSettings), "localDataVolumes")] = OlderVersions,
        [(typeof(CntkSettings), "process_count")] = NoVersion + "; say 'processCount' instead",
        [(typeof(ChainerSettings), "masterCommandLineArgs")] = NoVersion + "; say 'commandLineArgs' instead",
        [(typeof(AzureFileShareReference), "credentialsInfo")] = NoVersion + "; say 'credentials' instead",
        [(typeof(AzureBlobFileSystemReference), "credentialsInfo")] = NoVersion + "; say 'credentials' instead",
    };

    static DroppedMembers()
    {
        AddAnswerMembers(typeof(JobCreateParameters), typeof(Job));
        AddAnswerMembers(typeof(JobBaseProperties), typeof(JobProperties));
        AddAnswerMembers(typeof(ClusterCreateParameters), typeof(Cluster));
        AddAnswerMembers(typeof(ClusterBaseProperties), typeof(ClusterProperties));
    }

    /// <summary>Why a member is dropped; none when it is not.</summary>
    public static string? ReasonFor(Type model, string name)
    {
        if (Anywhere.TryGetValue(name, out var reason)) return reason;
        return ByModel.TryGetValue((model, name), out reason) ? reason : null;
    }

    // What an answer has and a request has not is for the service to say; people save answers as files.
    private static void AddAnswerMembers(Type request, Type answer)
    {
        var requested = new HashSet<string>(request.GetProperties().Select(property => property.Name), StringComparer.Ordinal);
        foreach (var property in answer.GetProperties())
        {
            var key = (request, JsonNamingPolicy.CamelCase.ConvertName(property.Name));
            if (!requested.Contains(property.Name) && !ByModel.ContainsKey(key)) ByModel.Add(key, FilledIn);
        }
    }
}
