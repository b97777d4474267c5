namespace BatchAi;

/// <summary>Hears what a client has to tell while it works; may be called on any thread.</summary>
public interface IClientObserver
{
    /// <summary>The service accepted something and has a reservation.</summary>
    /// <param name="message">What it says, in a full sentence.</param>
    void Warn(string message);

    /// <summary>A request was answered, a decision was made: for those who look closely.</summary>
    /// <param name="message">What happened; never a secret.</param>
    void Trace(string message);
}
