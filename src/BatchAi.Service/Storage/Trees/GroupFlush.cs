using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees;

/// <summary>Brings to the disk once a second what was written in place.</summary>
internal sealed class GroupFlush : IAsyncDisposable
{
    /// <summary>Notes that a file has bytes that are not on the disk yet.</summary>
    internal void Mark(SafeFileHandle file) => throw new NotSupportedException();

    /// <summary>Flushes all that is marked now.</summary>
    internal Task FlushAsync() => throw new NotSupportedException();

    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
