namespace BatchAi.Pipeline;

/// <summary>
/// What the work of a cmdlet needs, in the pipeline as well as in a job. Work that may run in a job uses this alone and
/// nothing of the cmdlet that writes, asks or stops: that one has ended by then.
/// </summary>
/// <param name="Output">Where it writes to.</param>
/// <param name="Client">The connection; what it has to tell goes to the output.</param>
/// <param name="StopToken">Told when it is to stop.</param>
internal sealed record CommandWork(ICommandOutput Output, IBatchAiClient Client, CancellationToken StopToken)
{
    /// <summary>Notes a warning that need not be written any more, should the service tell it in the same words.</summary>
    internal Action<string> Note { get; init; } = static _ => { };

    /// <summary>Does something to each of several things; what goes wrong with one is its error alone.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="targets">The things.</param>
    /// <param name="work">What is done to each.</param>
    internal Task ForEachAsync<T>(IEnumerable<T> targets, Func<T, Task> work) => Each.DoAsync(targets, work, Output.WriteError, StopToken);
}
