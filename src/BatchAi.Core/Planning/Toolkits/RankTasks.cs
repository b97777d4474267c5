namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Processes that are started side by side, each told its rank.</summary>
internal static class RankTasks
{
    /// <summary>One task per process.</summary>
    /// <param name="context">The job.</param>
    /// <param name="spread">How many processes, and where.</param>
    /// <param name="commandLine">What each of them runs.</param>
    public static IEnumerable<PlanTask> Of(ToolkitContext context, ProcessSpread spread, string commandLine) =>
        Enumerable.Range(0, spread.Count).Select(rank =>
        {
            var task = context.OnNode(spread.NodeOf(rank), $"{rank}", $"-{rank}", commandLine);
            task.Environment = [Variable(VariableNames.TaskIndex, rank), .. Places(spread, rank)];
            return task;
        });

    /// <summary>The rank of a process that is one of several, as PyTorch's own launcher tells it.</summary>
    public static IEnumerable<PlanVariable> Places(ProcessSpread spread, int rank) => spread.Count == 1
        ? []
        : [Variable(VariableNames.Rank, rank), Variable(VariableNames.LocalRank, spread.LocalIndexOf(rank))];

    /// <summary>A variable that is a number.</summary>
    public static PlanVariable Variable(string name, int value) => new() { Name = name, Value = PlanText.Escape($"{value}") };
}
