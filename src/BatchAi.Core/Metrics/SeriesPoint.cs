using System.Runtime.InteropServices;

namespace BatchAi.Core.Metrics;

/// <summary>A value of a metric, and where it was told.</summary>
/// <param name="Value">The value; NaN and infinity stay what they are.</param>
/// <param name="Line">The number of the line in the file, from 1.</param>
/// <param name="Epoch">The epoch, as the job counts; null when it was not told.</param>
/// <param name="EpochsDone">How many epochs were done; null when it was not told.</param>
/// <param name="Step">The step, as the job counts; null when it was not told.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeriesPoint(double Value, long Line, long? Epoch, double? EpochsDone, long? Step);
