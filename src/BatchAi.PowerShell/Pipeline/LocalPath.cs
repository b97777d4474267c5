using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace BatchAi.Pipeline;

/// <summary>Paths of this machine as users give them: relative to the current location of PowerShell, not to that of the process.</summary>
internal static class LocalPath
{
    /// <summary>The full paths of what is there, wildcards expanded; a path without any is one path, whether something is there or not.</summary>
    /// <exception cref="BatchAiException"><c>NotFileSystemPath</c>.</exception>
    internal static IReadOnlyList<string> Expand(PSCmdlet cmdlet, string path)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(path)) return [Resolve(cmdlet, path)];
        try
        {
            var full = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.ImplementingType == typeof(FileSystemProvider) ? full : throw CommonErrors.NotOnDisk(path, provider.Name);
        }
        catch (SessionStateException)
        {
            throw FileErrors.NotHere(path);
        }
    }

    /// <summary>A file as PowerShell's own cmdlets give it, so that others take it from the pipeline.</summary>
    internal static PSObject ItemOf(PSCmdlet cmdlet, string path) => cmdlet.InvokeProvider.Item.Get([path], force: true, literalPath: true)[0];

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
            throw CommonErrors.NotOnDisk(path, error.ItemName, error);
        }
    }
}
