using System.Reflection;

namespace BatchAi.Isolation;

/// <summary>
/// Makes the parts of core and client that cmdlets use. Each assembly is loaded when the first of its parts is needed,
/// and never named by a cmdlet.
/// </summary>
internal sealed class CoreParts
{
    private static readonly Lazy<CoreParts> Shared = new(() => new CoreParts(DependencyFolder));

    private readonly Lazy<Assembly> _core;
    private readonly Lazy<Assembly> _client;
    private readonly Lazy<IConnector> _connector;
    private readonly Lazy<ILocalService> _localService;

    /// <summary>Makes parts of the core and the client that lie in a folder with everything they depend on.</summary>
    /// <param name="dependencyFolder">The folder's full path.</param>
    internal CoreParts(string dependencyFolder)
    {
        var loader = new Lazy<CoreLoader>(() => new CoreLoader(dependencyFolder));
        _core = new(() => loader.Value.Load("BatchAi.Core"));
        _client = new(() => loader.Value.Load("BatchAi.Client"));
        _connector = new(() => Create<IConnector>(_client.Value, "BatchAi.Client.Connections.Connector"));
        _localService = new(() => Create<ILocalService>(_client.Value, "BatchAi.Client.Local.LocalService"));
    }

    /// <summary>The parts that ship with this assembly.</summary>
    public static CoreParts Default => Shared.Value;

    /// <summary>The folder of the module that this assembly belongs to.</summary>
    internal static string ModuleFolder => Path.GetFullPath(Path.Combine(OwnFolder, "..", ".."));

    private static string OwnFolder => Path.GetDirectoryName(typeof(CoreParts).Assembly.Location)!;

    private static string DependencyFolder => Path.Combine(OwnFolder, "deps");

    /// <summary>Makes a reader of job files.</summary>
    public IJobConfigReader JobConfigReader() => Create<IJobConfigReader>(_core.Value, "BatchAi.Core.Module.JobConfigReader");

    /// <summary>What makes connections.</summary>
    public IConnector Connector() => _connector.Value;

    /// <summary>What knows the service of this machine.</summary>
    public ILocalService LocalService() => _localService.Value;

    private static T Create<T>(Assembly assembly, string typeName) => (T)Activator.CreateInstance(assembly.GetType(typeName, throwOnError: true)!)!;
}
