using System.Globalization;
using System.Text.RegularExpressions;

namespace BatchAi.Core.Planning;

/// <summary>What each symbol of a plan stands for on one node of an allocation.</summary>
internal sealed class BindingSymbols(
    Allocation allocation,
    int nodeIndex,
    NodeFacts? facts = null,
    IDictionary<string, string>? secrets = null)
{
    private static readonly Regex NodeSymbol = new(
        @"^node\[(?<index>[0-9]{1,6})\]\.(?<fact>[a-z]+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(10));

    private readonly AllocatedNode _node = allocation.Nodes[nodeIndex];

    /// <summary>Binds a plan text.</summary>
    /// <exception cref="BatchAiException">A symbol is not known.</exception>
    public string Bind(string template) => PlanText.Bind(template, Resolve);

    /// <summary>The value of a variable.</summary>
    /// <exception cref="BatchAiException">A symbol is not known, or the secret has no value.</exception>
    public string Bind(PlanVariable variable) =>
        variable.IsSecret ? Secret(variable.Name) : Bind(variable.Value ?? "");

    private string Resolve(string symbol) => symbol switch
    {
        PlanSymbols.NodeRoot => _node.Root,
        PlanSymbols.NodeId => _node.Id,
        PlanSymbols.NodeAddress => _node.Address,
        PlanSymbols.NodeIndex => nodeIndex.ToString(CultureInfo.InvariantCulture),
        PlanSymbols.NodeIsMaster => nodeIndex == 0 ? "true" : "false",
        PlanSymbols.Addresses => string.Join(",", allocation.Nodes.Select(node => node.Address)),
        PlanSymbols.GpuCount => _node.Gpus.Count.ToString(CultureInfo.InvariantCulture),
        PlanSymbols.Python when facts is not null => facts.Python,
        _ => ResolveFamily(symbol),
    };

    private string ResolveFamily(string symbol)
    {
        if (facts is not null && NameAfter(PlanSymbols.BasePrefix, symbol) is { } variable)
            return facts.BaseEnvironment.TryGetValue(variable, out var value) ? value : "";
        if (secrets is not null && NameAfter(PlanSymbols.SecretPrefix, symbol) is { } secret)
            return Secret(secret);
        if (NameAfter(PlanSymbols.PortPrefix, symbol) is { } port && allocation.Ports.TryGetValue(port, out var number))
            return number.ToString(CultureInfo.InvariantCulture);
        return FactOfNode(symbol) ?? throw Unknown(symbol);
    }

    private string? FactOfNode(string symbol)
    {
        var match = NodeSymbol.Match(symbol);
        if (!match.Success) return null;
        var index = int.Parse(match.Groups["index"].Value, CultureInfo.InvariantCulture);
        if (index >= allocation.Nodes.Count) return null;
        return match.Groups["fact"].Value switch
        {
            "root" => allocation.Nodes[index].Root,
            "id" => allocation.Nodes[index].Id,
            "address" => allocation.Nodes[index].Address,
            _ => null,
        };
    }

    private string Secret(string name) =>
        secrets is not null && secrets.TryGetValue(name, out var value) ? value : throw new BatchAiException(
            "SecretValueMissing",
            $"The secret '{name}' has no value.",
            $"Submit the job again with a value for '{name}'.");

    private static string? NameAfter(string prefix, string symbol) =>
        symbol.StartsWith(prefix, StringComparison.Ordinal) ? symbol.Substring(prefix.Length) : null;

    private BatchAiException Unknown(string symbol) => new(
        "UnknownSymbol",
        $"The plan's symbol '{symbol}' stands for nothing on node '{_node.Id}' of {allocation.Nodes.Count}.");
}
