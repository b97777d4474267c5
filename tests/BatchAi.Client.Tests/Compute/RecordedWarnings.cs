namespace BatchAi.Client.Tests.Compute;

/// <summary>Keeps what a client warns of.</summary>
internal sealed class RecordedWarnings : IClientObserver
{
    internal List<string> All { get; } = [];

    public void Warn(string message) => All.Add(message);

    public void Trace(string message)
    {
        // Not looked at.
    }
}
