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

    public string GetUnresolvedProviderPathFromPSPath(string path) => GetUnresolvedProviderPathFromPSPath(path, out _, out _);
}
