namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>
/// Brings the blocks of a pile into the order of a list where few are out of place: a client that sends several at once
/// mixes up their order a little, and must not pay for that by a copy of all.
/// </summary>
internal static class BlockArrangement
{
    // Each block that moves is copied twice. With more of them than this, one copy of all is as good.
    private const int MostShare = 3;

    /// <summary>Arranges the blocks. Whatever ends it halfway, each is whole where the index says. The caller holds the gate.</summary>
    /// <returns>Whether any was moved, and all are where they belong.</returns>
    internal static bool TryArrange(BlockPile pile, IReadOnlyList<string> list)
    {
        var blocks = pile.Arrived.ToDictionary(block => block.Id);
        if (list.Count != blocks.Count || list.Distinct().Count() != list.Count || pile.Finished(out var end) is null) return false;
        var misplaced = Misplaced(list, blocks, out var total);
        if (misplaced.Count == 0 || misplaced.Sum(block => blocks[block.Id].Range.Length) > total / MostShare) return false;
        foreach (var (id, _) in misplaced)
        {
            pile.Move(id, end);
            end += blocks[id].Range.Length;
        }

        // Where they were, others are written now.
        pile.Sync();
        foreach (var (id, target) in misplaced) pile.Move(id, target);

        // And what is cut off is all there was of them until now.
        pile.Sync();
        pile.Cut(total);
        return true;
    }

    private static List<(string Id, long Target)> Misplaced(IReadOnlyList<string> list, Dictionary<string, PlacedBlock> blocks, out long total)
    {
        var misplaced = new List<(string Id, long Target)>();
        total = 0;
        foreach (var id in list)
        {
            var range = blocks[id].Range;
            if (range.Offset != total) misplaced.Add((id, total));
            total += range.Length;
        }

        return misplaced;
    }
}
