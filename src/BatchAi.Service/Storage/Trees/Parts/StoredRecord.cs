using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>A record as it is stored.</summary>
/// <param name="Record">The record.</param>
/// <param name="Version">Grows with each change of the record.</param>
/// <param name="Length">How long the file was then.</param>
/// <param name="Modified">When the file's bytes had last been changed then; with the length it tells whether they are still the same.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredRecord(FileRecord Record, uint Version, long Length, long Modified)
{
    internal static StoredRecord None { get; } = new(FileRecord.Empty, 0, 0, 0);
}
