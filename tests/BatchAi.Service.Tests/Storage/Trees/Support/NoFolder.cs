using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Tests.Storage.Trees.Support;

/// <summary>A folder that can do nothing but what a test teaches it.</summary>
internal abstract class NoFolder : HostFolder
{
    internal override HostStat Stat() => throw new NotSupportedException();

    internal override HostStat? Find(string path) => throw new NotSupportedException();

    internal override HostStat? Look(string name) => throw new NotSupportedException();

    internal override HostFolder OpenFolder(string path) => throw new NotSupportedException();

    internal override HostFile OpenFile(string path, FileAccess access) => throw new NotSupportedException();

    internal override HostFile AsFile() => throw new NotSupportedException();

    internal override HostFile CreateFile(string name) => throw new NotSupportedException();

    internal override void CreateFolder(string name) => throw new NotSupportedException();

    internal override void Rename(string name, HostFolder target, string newName, bool replace) => throw new NotSupportedException();

    internal override void RemoveFile(string name) => throw new NotSupportedException();

    internal override void RemoveFolder(string name) => throw new NotSupportedException();

    internal override void Scan(IHostVisitor visitor) => throw new NotSupportedException();

    internal override void Sync() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // There is nothing to give back.
    }
}
