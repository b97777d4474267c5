using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Knows the processes of one toolkit.</summary>
internal abstract class ToolkitPlanner
{
    /// <summary>The port at which the processes of a job find each other.</summary>
    protected const string MasterPort = "master";

    /// <summary>The toolkit in the wire's spelling.</summary>
    public abstract string ToolType { get; }

    /// <summary>The processes that work together.</summary>
    /// <exception cref="BatchAiException">The settings ask for what cannot be.</exception>
    public abstract ProcessSpread Spread(JobBaseProperties job, int nodeCount);

    /// <summary>The ports that processes listen on.</summary>
    public virtual IEnumerable<PlanPort> Ports(JobBaseProperties job, int nodeCount) =>
        Spread(job, nodeCount).Count > 1 ? [new PlanPort { Name = MasterPort }] : [];

    /// <summary>The variables that the toolkit gives every process of the job; values are plan texts.</summary>
    public virtual IEnumerable<KeyValuePair<string, string>> Variables(JobBaseProperties job, int nodeCount, JobLayout layout)
    {
        var processes = Spread(job, nodeCount).Count;
        return processes > 1 ? Rendezvous(processes) : [];
    }

    /// <summary>Whether MPI starts the processes.</summary>
    public virtual bool UsesMpi(JobBaseProperties job, int nodeCount) => false;

    /// <summary>The processes to start.</summary>
    /// <exception cref="BatchAiException">The settings lack something, or ask for what cannot be planned.</exception>
    public abstract IEnumerable<PlanTask> Plan(ToolkitContext context);

    // What PyTorch's own launcher sets, and programs of today expect.
    private static Dictionary<string, string> Rendezvous(int processes) => new()
    {
        [VariableNames.RendezvousAddress] = PlanText.Symbol(PlanSymbols.OfNode(0, "address")),
        [VariableNames.RendezvousPort] = PlanText.Symbol(PlanSymbols.Port(MasterPort)),
        [VariableNames.WorldSize] = PlanText.Escape($"{processes}"),
    };
}
