using System.Collections.Concurrent;

namespace BatchAi.Service.Storage.Serving;

/// <summary>
/// Memory for bodies that have to be there as a whole before anything is done with them. The runtime's own pool keeps one of
/// each for every thread that ever had one, which are tens of megabytes; these go with the next large collection.
/// </summary>
internal static class BodyBuffers
{
    /// <summary>How large they are.</summary>
    internal const int Size = 4 << 20;

    private static readonly ConcurrentBag<WeakReference<byte[]>> Free = [];

    internal static byte[] Rent()
    {
        while (Free.TryTake(out var free))
        {
            if (free.TryGetTarget(out var buffer)) return buffer;
        }

        return GC.AllocateUninitializedArray<byte>(Size);
    }

    internal static void Return(byte[] buffer) => Free.Add(new WeakReference<byte[]>(buffer));
}
