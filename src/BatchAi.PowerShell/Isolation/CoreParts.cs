using System.Reflection;

namespace BatchAi.Isolation;

/// <summary>
/// Makes the parts of core and client that cmdlets use. Each assembly is loaded when the first of its parts is needed,
/// and never named by a cmdlet.
/// </summary>
internal sealed class CoreParts
{
    private readonly string _libraryFolder;
    private readonly Lazy<Assembly> _core;
    private readonly Lazy<Assembly> _client;
    private readonly Lazy<IConnector> _connector;
    private readonly Lazy<ILocalService> _localService;

    /// <summary>Makes parts of core and client, which lie in the folder <c>deps</c> of a library folder of the module.</summary>
    /// <param name="libraryFolder">The full path of the library folder.</param>
    internal CoreParts(string libraryFolder)
    {
        _libraryFolder = libraryFolder;
        var loader = new Lazy<CoreLoader>(() => new CoreLoader(Path.Combine(libraryFolder, "deps")));
        _core = new(() => loader.Value.Load("BatchAi.Core"));
        _client = new(() => loader.Value.Load("BatchAi.Client"));
        _connector = new(() => Create<IConnector>(_client.Value, "BatchAi.Client.Connections.Connector"));
        _localService = new(() => Create<ILocalService>(_client.Value, "BatchAi.Client.Local.LocalService"));
    }

    /// <summary>The parts that ship with this assembly.</summary>
    public static CoreParts Default { get; internal set; } = new(Path.GetDirectoryName(typeof(CoreParts).Assembly.Location)!);

    /// <summary>The folder of the module.</summary>
    public string ModuleFolder => Path.GetFullPath(Path.Combine(_libraryFolder, "..", ".."));

    /// <summary>Makes a reader of job files.</summary>
    public IJobConfigReader JobConfigReader() => Create<IJobConfigReader>(_core.Value, "BatchAi.Core.Module.JobConfigReader");

    /// <summary>Makes a reader of the files of clusters and file servers.</summary>
    public IResourceConfigReader ResourceConfigReader() => Create<IResourceConfigReader>(_core.Value, "BatchAi.Core.Module.ResourceConfigReader");

    /// <summary>Makes what plans sweeps.</summary>
    public ISweepPlanner SweepPlanner() => Create<ISweepPlanner>(_core.Value, "BatchAi.Core.Module.SweepPlanner");

    /// <summary>What makes connections.</summary>
    public IConnector Connector() => _connector.Value;

    /// <summary>What knows the service of this machine.</summary>
    public ILocalService LocalService() => _localService.Value;

    /// <summary>What runs commands on nodes.</summary>
    public INodeShell NodeShell() => Create<INodeShell>(_client.Value, "BatchAi.Client.Local.NodeShell");

    /// <summary>What runs jobs of files on this machine.</summary>
    public ILocalRun LocalRun() => Create<ILocalRun>(_client.Value, "BatchAi.Client.Local.LocalRun");

    private static T Create<T>(Assembly assembly, string typeName) => (T)Activator.CreateInstance(assembly.GetType(typeName, throwOnError: true)!)!;
}
