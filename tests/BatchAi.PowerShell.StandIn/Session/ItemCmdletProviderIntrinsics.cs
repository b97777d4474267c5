using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>Gets files, and nothing else.</summary>
public sealed class ItemCmdletProviderIntrinsics
{
    public Collection<PSObject> Get(string[] path, bool force, bool literalPath) => [.. path.Select(file => new PSObject(new FileInfo(file)))];
}
