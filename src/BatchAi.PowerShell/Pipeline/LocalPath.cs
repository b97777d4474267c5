using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace BatchAi.Pipeline;

/// <summary>Paths of this machine as users give them: relative to the current location of PowerShell, not to that of the process.</summary>
internal static class LocalPath
{
    /// <summary>The full path; wildcards are not expanded, and nothing has to be there.</summary>
    /// <exception cref="BatchAiException"><c>NotFileSystemPath</c>.</exception>
    internal static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
            return provider.ImplementingType == typeof(FileSystemProvider) ? full : throw CommonErrors.NotOnDisk(path, provider.Name);
        }
        catch (SessionStateException error)
        {
            throw CommonErrors.NotOnDisk(path, error.ItemName);
        }
    }
}
