using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Knows the processes of one toolkit.</summary>
internal interface IToolkitPlanner
{
    /// <summary>The toolkit in the wire's spelling.</summary>
    string ToolType { get; }

    /// <summary>How many processes the job asks for; none when the toolkit has no such member or the job leaves it out.</summary>
    int? ProcessCount(JobBaseProperties job);

    /// <summary>The processes to start.</summary>
    /// <exception cref="BatchAiException">The settings lack something, or ask for what cannot be planned.</exception>
    IEnumerable<PlanTask> Plan(ToolkitContext context);
}
