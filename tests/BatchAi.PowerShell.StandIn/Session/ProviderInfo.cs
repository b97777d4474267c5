using Microsoft.PowerShell.Commands;

namespace System.Management.Automation;

/// <summary>What a path belongs to: files.</summary>
public class ProviderInfo
{
    public Type ImplementingType => typeof(FileSystemProvider);

    public string Name => "FileSystem";
}
