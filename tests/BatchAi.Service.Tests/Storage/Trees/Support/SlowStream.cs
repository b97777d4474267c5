namespace BatchAi.Service.Tests.Storage.Trees.Support;

/// <summary>An upload that stalls before its first byte until it is told to go on.</summary>
internal sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task Asked => _asked.Task;

    internal void GoOn() => _goOn.SetResult();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _asked.TrySetResult();
        await _goOn.Task;
        return Read(buffer.Span);
    }
}
