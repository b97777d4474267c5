using System.Collections.ObjectModel;
namespace System.Management.Automation;

/// <summary>Paths, all of them of files.</summary>
public sealed class PathIntrinsics
{
    private readonly string _location;

    internal PathIntrinsics(string location) => _location = location;

    public string GetUnresolvedProviderPathFromPSPath(string path, out ProviderInfo provider, out PSDriveInfo? drive)
    {
        (provider, drive) = (new ProviderInfo(), null);
        return System.IO.Path.GetFullPath(path, _location);
    }

    /// <summary>Wildcards in the last part alone are expanded.</summary>
    public Collection<string> GetResolvedProviderPathFromPSPath(string path, out ProviderInfo provider)
    {
        var full = GetUnresolvedProviderPathFromPSPath(path, out provider, out _);
        var pattern = WildcardPattern.Get(System.IO.Path.GetFileName(full), WildcardOptions.IgnoreCase);
        return [.. Directory.EnumerateFileSystemEntries(System.IO.Path.GetDirectoryName(full)!).Where(entry => pattern.IsMatch(System.IO.Path.GetFileName(entry))).Order(StringComparer.Ordinal)];
    }

    public string GetUnresolvedProviderPathFromPSPath(string path) => GetUnresolvedProviderPathFromPSPath(path, out _, out _);
}
