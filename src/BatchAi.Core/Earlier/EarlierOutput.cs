namespace BatchAi.Core.Earlier;

/// <summary>What an earlier version said of an output directory, and today's cannot.</summary>
/// <param name="Id">The id of the directory.</param>
/// <param name="Type">What it is for, e.g. <c>model</c>; only a label.</param>
/// <param name="CreateNew">Whether a directory of the job's own is made; true when absent.</param>
public sealed record EarlierOutput(string Id, string? Type, bool? CreateNew);
