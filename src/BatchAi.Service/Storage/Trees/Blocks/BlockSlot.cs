using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>Room for a block that is on its way.</summary>
/// <param name="File">Where its bytes go; an own handle.</param>
/// <param name="Range">The room.</param>
/// <param name="Generation">Which of a blob's successive files of blocks it is.</param>
internal sealed record BlockSlot(HostFile File, ByteRange Range, int Generation);
