using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.HostingService.Support;

/// <summary>A data root of a test's own, gone with the test.</summary>
internal sealed class DataFolder : IDisposable
{
    internal DataFolder() => Root = new DataRoot(Directory.CreateTempSubdirectory("batchai-test-").FullName);

    internal DataRoot Root { get; }

    internal string Path => Root.Path;

    internal string DatabasePath
    {
        get
        {
            OwnerOnly.CreateDirectory(System.IO.Path.GetDirectoryName(Root.Database)!);
            return Root.Database;
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
