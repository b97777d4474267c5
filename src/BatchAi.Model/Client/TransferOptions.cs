namespace BatchAi;

/// <summary>How a file is sent or received.</summary>
public sealed class TransferOptions
{
    /// <summary>Whether another file that is there already is replaced.</summary>
    public bool Overwrite { get; set; }

    /// <summary>Lets so many requests run at a time; files that are moved together share it.</summary>
    public SemaphoreSlim Throttle { get; set; } = new(8);

    /// <summary>Hears how many more bytes have been moved, on any thread.</summary>
    public Action<long>? Moved { get; set; }
}
