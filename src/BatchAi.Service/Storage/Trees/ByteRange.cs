using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees;

/// <summary>Some bytes of a file.</summary>
/// <param name="Offset">The first.</param>
/// <param name="Length">How many.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ByteRange(long Offset, long Length)
{
    /// <summary>The first byte after it.</summary>
    internal long End => Offset + Length;
}
