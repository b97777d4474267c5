namespace BatchAi.Pipeline;

/// <summary>Hears what a client has to tell, on whatever thread, and has it written by the pipeline thread.</summary>
internal sealed class CommandObserver(Action<Action> post, Action<string> writeWarning, Action<string> writeVerbose) : IClientObserver
{
    private readonly HashSet<string> _warned = [];

    public void Warn(string message) => post(() =>
    {
        // Once for each cause, however many items have it.
        if (_warned.Add(message)) writeWarning(message);
    });

    public void Trace(string message) => post(() => writeVerbose(message));
}
