namespace BatchAi;

/// <summary>How to connect: one class for each <see cref="ConnectionKind"/>.</summary>
public abstract class ConnectOptions
{
    private protected ConnectOptions()
    {
    }
}
