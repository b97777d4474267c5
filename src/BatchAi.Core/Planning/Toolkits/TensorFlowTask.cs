namespace BatchAi.Core.Planning.Toolkits;

/// <summary>What the processes of a distributed TensorFlow job are told of each other.</summary>
/// <param name="ports">The ports of all workers and parameter servers.</param>
internal sealed class TensorFlowTask(IEnumerable<PlanPort> ports)
{
    private const string WorkerPrefix = "wk-";
    private const string ServerPrefix = "ps-";

    private readonly IReadOnlyList<PlanPort> _ports = [.. ports];

    /// <summary>The addresses of the parameter servers, in order.</summary>
    public IReadOnlyList<string> Servers => Addresses(ServerPrefix);

    /// <summary>The addresses of the workers, in order.</summary>
    public IReadOnlyList<string> Workers => Addresses(WorkerPrefix);

    /// <summary>The name of a worker.</summary>
    public static string Worker(int index) => $"{WorkerPrefix}{index}";

    /// <summary>The name of a parameter server.</summary>
    public static string Server(int index) => $"{ServerPrefix}{index}";

    /// <summary>The value of <c>TF_CONFIG</c> for a process.</summary>
    /// <param name="role"><c>worker</c> or <c>ps</c>. The first worker is one as well: the old service called it a master that its list did not have.</param>
    /// <param name="index">Its index in its role.</param>
    public string Configuration(string role, int index)
    {
        var servers = Servers.Count > 0 ? $"\"ps\":[{List(Servers)}]," : "";
        var task = PlanText.Escape($"\"task\":{{\"type\":\"{role}\",\"index\":{index}}},\"environment\":\"cloud\"");
        return PlanText.Escape("{\"cluster\":{") + $"{servers}\"worker\":[{List(Workers)}]" + PlanText.Escape("},") + task + PlanText.Escape("}");
    }

    private static string List(IEnumerable<string> addresses) => string.Join(",", addresses.Select(address => $"\"{address}\""));

    private string[] Addresses(string prefix) =>
    [
        .. from port in _ports
           where port.Name.StartsWith(prefix, StringComparison.Ordinal)
           select PlanText.Symbol(PlanSymbols.OfNode(port.Node, "address")) + ":" + PlanText.Symbol(PlanSymbols.Port(port.Name)),
    ];
}
