namespace Microsoft.PowerShell.Commands;

/// <summary>Names the provider of files.</summary>
public sealed class FileSystemProvider;
