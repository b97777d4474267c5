namespace System.Management.Automation.Host;

/// <summary>What a host cannot do.</summary>
public class HostException : RuntimeException
{
    public HostException()
    {
    }

    public HostException(string message)
        : base(message)
    {
    }

    public HostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
