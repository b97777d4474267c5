using System.Runtime.InteropServices;

namespace BatchAi.Service.Engines.Process;

/// <summary>Nodes that a job has, and that others can have after it.</summary>
/// <param name="Count">How many.</param>
/// <param name="Left">After what time its limit ends the job at the latest; null when it has none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BusyNodes(int Count, TimeSpan? Left);
