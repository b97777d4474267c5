using System.Management.Automation;
using System.Text;
using BatchAi.Completion;
using BatchAi.Isolation;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that reads what a job is to be: from a file, from JSON or a hashtable, or from its own parameters.</summary>
public abstract class JobSourceCommand : ScopedCommand
{
    /// <summary>The set that takes a job file.</summary>
    protected const string FileSet = "ConfigFile";

    /// <summary>The set that takes JSON or what is written as such.</summary>
    protected const string ConfigSet = "Config";

    /// <summary>-ConfigFile: the path of a job file. Wildcards are not expanded.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FileSet, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string? ConfigFile { get; set; }

    /// <summary>-Config: the job as a hashtable or object in the shape of a job file, or as JSON.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConfigSet, ValueFromPipeline = true)]
    [JobConfig]
    public JobConfigSource? Config { get; set; }

    /// <summary>-Cluster: the cluster.</summary>
    [Parameter]
    [Reference(ResourceKind.Cluster)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Cluster { get; set; }

    /// <summary>-Workspace: the workspace; the context's when not given.</summary>
    [Parameter]
    [Alias("WorkspaceName")]
    [Reference(ResourceKind.Workspace)]
    [ArgumentCompleter(typeof(ResourceNameCompleter))]
    public ResourceReference? Workspace { get; set; }

    /// <summary>Finds the text of the job that the parameters lead to; errors are written.</summary>
    private protected JobText? FindText()
    {
        if ((ConfigFile ?? Config?.Path) is { } path) return ReadFile(path);
        return new(Encoding.UTF8.GetBytes(Config?.Json ?? "{}"), Config is null ? "The parameters" : "The job", null, Config is { IsTyped: true });
    }

    /// <summary>Writes an error or a warning for each fault, and tells whether the job can be used.</summary>
    private protected bool Report(IReadOnlyList<JobConfigFault> faults, string place)
    {
        foreach (var fault in faults)
        {
            if (FaultMessage.IsError(fault)) WriteError(ConfigErrors.Fault(fault, place));
            else WarnOnce(fault.Message, FaultMessage.Describe(fault, place));
        }

        return !faults.Any(FaultMessage.IsError);
    }

    /// <summary>The cluster that is meant: the parameter's, else the job's own, else the one that every local service has.</summary>
    /// <param name="idOfJob">The id that the job itself has.</param>
    /// <exception cref="BatchAiException">There is none.</exception>
    private protected async Task<Cluster> FindClusterAsync(string? idOfJob)
    {
        if (Cluster is { } given) return await GetClusterAsync(given.Path ?? WorkspacePath(Workspace).Child(ResourceKind.Cluster, given.Name));
        if (idOfJob is not null) return await GetClusterAsync(ResourcePath.TryParse(idOfJob) is { Kind: ResourceKind.Cluster } path ? path : throw ScopeErrors.NoId(idOfJob));
        if (Client.Connection.Kind != ConnectionKind.Local) throw JobErrors.NoCluster();
        try
        {
            return await GetClusterAsync(WorkspacePath(Workspace).Child(ResourceKind.Cluster, "local"));
        }
        catch (BatchAiException error) when (error.HttpStatus == 404)
        {
            throw JobErrors.NoCluster();
        }
    }

    /// <summary>The cluster in the shape of a cluster file, as far as plans need it.</summary>
    private protected static string ClusterConfig(Cluster cluster) => JsonText.Write(new Dictionary<string, object?>
    {
        ["properties"] = new Dictionary<string, object?>
        {
            ["nodeSetup"] = new Dictionary<string, object?> { ["mountVolumes"] = MountVolumes.Write(cluster.Mount, name => name) },
        },
    });

    private Task<Cluster> GetClusterAsync(ResourcePath path) => Client.Compute().Clusters.GetAsync(path, StopToken);

    private string? FindFile(string given)
    {
        try
        {
            var path = LocalPath.Resolve(this, given);
            if (File.Exists(path)) return path;
            WriteError(ConfigErrors.NotFound(path));
        }
        catch (BatchAiException error) when (error.InnerException is SessionStateException cause)
        {
            // There is not even such a drive.
            WriteError(ConfigErrors.NotFound(given, cause));
        }

        return null;
    }

    private JobText? ReadFile(string given)
    {
        if (FindFile(given) is not { } path) return null;
        WriteVerbose($"Reading the job file '{path}'.");
        try
        {
            return new(BoundedFile.Read(path, CoreParts.Default.JobConfigReader().MaximumBytes), path, path, HasLines: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(ConfigErrors.NotReadable(path, exception));
            return null;
        }
    }
}
