using BatchAi.Core.Execution;
using BatchAi.Core.Planning;
using BatchAi.Core.Wire;
using BatchAi.Service.State;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>Finds what a job wrote, on its mount or on its nodes, and puts first what tells most.</summary>
internal sealed class JobLogs(ControlContext context, WorkPlanner planner)
{
    /// <summary>The id of the directory of standard output and error.</summary>
    internal const string StandardOutput = "stdouterr";

    /// <summary>The job's files, those of what failed first.</summary>
    internal IReadOnlyList<JobLog> Read(ResourceRow row)
    {
        var job = row.Read<Job>().Properties!;
        var reader = new LogReader(JobSecretsReader.Read(job));
        var end = EndAdvice.Of(job.ExecutionInfo, []);
        return [.. Places(row, job).SelectMany(place => reader.Read(place.Root, place.Path)).OrderBy(log => LogOrder.RankOf(log.Name, end)).ThenBy(log => log.Name, StringComparer.Ordinal)];
    }

    private IEnumerable<(string Root, string Path)> Places(ResourceRow row, JobProperties job)
    {
        var facts = ControlJson.ReadFacts(row);
        var place = facts.Outputs.FirstOrDefault(output => output.Id == StandardOutput);
        if (place is null or { Elsewhere: not null }) return [];
        return place is { Root: { } root, Path: { } path } ? [(Path.Combine(context.Root.Path, root), path)] : OnNodes(row, job, facts);
    }

    // On no mount, the files lie on each node until the next job comes to it.
    private IReadOnlyList<(string Root, string Path)> OnNodes(ResourceRow row, JobProperties job, JobFacts facts)
    {
        if (context.State.Read(state => state.FindByUuid(facts.ClusterUuid)) is not { } cluster) return [];
        var plan = planner.Plan(row.Id, row.Uuid, Content.Only<JobBaseProperties>(job), cluster.Read<Cluster>().Properties!, ControlJson.ReadEarlier(row));
        var template = plan.Outputs[0].Path;
        var symbols = PlanText.SymbolsIn(template);
        if (symbols.Count == 0) return [("/", PlanText.Bind(template, symbol => symbol).TrimStart('/'))];
        var below = PlanText.Bind(template, symbol => symbol == PlanSymbols.NodeRoot ? "" : symbol).TrimStart('/');
        var nodes = context.Root.Cluster(cluster.Uuid);
        if (symbols.Any(symbol => symbol != PlanSymbols.NodeRoot) || !Directory.Exists(nodes)) return [];
        return [.. Directory.EnumerateDirectories(nodes).Where(node => Directory.Exists(Path.Combine(node, "jobs", row.Uuid))).Select(node => (node, below))];
    }
}
