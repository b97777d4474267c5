using System.Text;

namespace BatchAi.Core.Planning.Launch;

/// <summary>Writes the script that gives a process the variables of the node that it is for.</summary>
internal sealed class NodeVariables(JobPlan plan, Allocation allocation)
{
    private readonly IReadOnlyList<PlanVariable> _ofNodes = [.. plan.Environment.Where(DiffersByNode)];

    /// <summary>The script: it looks at <c>$node</c>, an address or id, and ends with an error where that is none of the job's.</summary>
    public string Script()
    {
        var script = new StringBuilder("# Sourced: makes this process one of the job's node $node.\ncase $node in\n");
        for (var index = 0; index < allocation.Nodes.Count; index++) AppendNode(script, index);
        var addresses = string.Join(", ", allocation.Nodes.Select(node => node.Address));
        return script
            .Append("*)\n    printf '%s\\n' \"$node is no node of this job. Its nodes: ").Append(addresses).Append(".\" >&2\n    exit 1\n    ;;\nesac\n")
            .Append("cd \"$").Append(VariableNames.JobTemp).Append("/wd\" || exit 1\n")
            .ToString();
    }

    private void AppendNode(StringBuilder script, int index)
    {
        var node = allocation.Nodes[index];
        var symbols = new BindingSymbols(allocation, index);
        script.Append(ShellWord.Literal(node.Address)).Append(" | ").Append(ShellWord.Literal(node.Id)).Append(")\n");
        foreach (var variable in _ofNodes) AppendVariable(script, variable.Name, symbols.Bind(variable));

        var wanted = plan.Environment.LastOrDefault(variable => variable.Name == VariableNames.VisibleDevices)?.Value;
        if (VisibleDevices.Of(node, wanted) is { } devices) AppendVariable(script, VariableNames.VisibleDevices, devices);
        script.Append("    ;;\n");
    }

    private static void AppendVariable(StringBuilder script, string name, string value) =>
        script.Append("    export ").Append(name).Append('=').Append(ShellWord.Literal(value)).Append('\n');

    // The others are inherited. So are those with a secret in them, which is not to be written to a file.
    private static bool DiffersByNode(PlanVariable variable)
    {
        if (variable.Value is null || !ShellWord.IsName(variable.Name)) return false;
        var symbols = PlanText.SymbolsIn(variable.Value);
        return symbols.Any(PlanSymbols.DiffersByNode) && !symbols.Any(BelongsToStep);
    }

    private static bool BelongsToStep(string symbol) =>
        symbol.StartsWith(PlanSymbols.BasePrefix, StringComparison.Ordinal) || symbol.StartsWith(PlanSymbols.SecretPrefix, StringComparison.Ordinal);
}
