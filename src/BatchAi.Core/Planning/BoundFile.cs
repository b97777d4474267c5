namespace BatchAi.Core.Planning;

/// <summary>A file to write on a node.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Content">Its text.</param>
/// <param name="IsProgram">Whether it is a program.</param>
public sealed record BoundFile(string Path, string Content, bool IsProgram);
