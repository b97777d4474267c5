using BatchAi.Core.Execution;

namespace BatchAi.Service.Control.Diagnosis;

/// <summary>The last of what a job wrote to one of its files.</summary>
/// <param name="Name">The file's name, e.g. <c>stderr.txt</c>.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="LastModified">When it was written to last, UTC.</param>
/// <param name="Lines">Its last lines, fit to be shown.</param>
internal sealed record JobLog(string Name, long Length, DateTimeOffset LastModified, IReadOnlyList<string> Lines)
{
    /// <summary>Whether it tells what was done for the job, rather than what the job itself wrote.</summary>
    internal bool IsExecutionLog => LogOrder.IsExecutionLog(Name);
}
