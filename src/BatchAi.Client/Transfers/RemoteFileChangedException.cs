namespace BatchAi.Client.Transfers;

/// <summary>The file is another one than the one that the transfer began with.</summary>
internal sealed class RemoteFileChangedException : Exception
{
    public RemoteFileChangedException()
    {
    }

    public RemoteFileChangedException(string message)
        : base(message)
    {
    }

    public RemoteFileChangedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
