using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Blocks;

/// <summary>A block and where its bytes are.</summary>
/// <param name="Id">The block's id.</param>
/// <param name="Range">Where its bytes are in the file of all blocks.</param>
/// <param name="Sum">Their <see cref="Crc32C"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacedBlock(string Id, ByteRange Range, uint Sum);
