namespace BatchAi.Core.Metrics.Lines;

/// <summary>A value that a line of output tells.</summary>
/// <param name="Name">What it is the value of.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">What it counts, as far as the line tells: <c>%</c>, <c>s</c> or <c>ms</c>; else null.</param>
internal readonly record struct LineValue(string Name, double Value, string? Unit);
