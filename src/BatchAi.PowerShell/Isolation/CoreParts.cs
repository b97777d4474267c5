using System.Reflection;

namespace BatchAi.Isolation;

/// <summary>Makes the parts of the core that cmdlets use. The core is loaded when the first of them is needed, and never named by a cmdlet.</summary>
internal sealed class CoreParts
{
    private static readonly Lazy<CoreParts> Shared = new(() => new CoreParts(DependencyFolder));

    private readonly Lazy<Assembly> _core;

    /// <summary>Makes parts of the core that lies in a folder with everything it depends on.</summary>
    /// <param name="dependencyFolder">The folder's full path.</param>
    internal CoreParts(string dependencyFolder) => _core = new(() => CoreLoader.Load(dependencyFolder));

    /// <summary>The parts that ship with this assembly.</summary>
    public static CoreParts Default => Shared.Value;

    private static string DependencyFolder => Path.Combine(Path.GetDirectoryName(typeof(CoreParts).Assembly.Location)!, "deps");

    /// <summary>Makes a reader of job files.</summary>
    public IJobConfigReader JobConfigReader() => Create<IJobConfigReader>("BatchAi.Core.Module.JobConfigReader");

    private T Create<T>(string typeName) => (T)Activator.CreateInstance(_core.Value.GetType(typeName, throwOnError: true)!)!;
}
