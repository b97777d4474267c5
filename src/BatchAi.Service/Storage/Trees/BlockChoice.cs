namespace BatchAi.Service.Storage.Trees;

/// <summary>A line of a block list.</summary>
/// <param name="Id">The block's id.</param>
/// <param name="Source">Where it is looked for.</param>
internal readonly record struct BlockChoice(string Id, BlockSource Source);
