namespace System.Management.Automation;

/// <summary>Says that a drive, a provider or a variable is not there.</summary>
public class SessionStateException : RuntimeException
{
    public SessionStateException()
    {
    }

    public SessionStateException(string message)
        : base(message)
    {
    }

    public SessionStateException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    public string ItemName { get; init; } = "";
}
