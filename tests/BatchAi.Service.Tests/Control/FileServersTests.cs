using BatchAi.Service.Control;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Control.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class FileServersTests : ControlTests
{
    [Fact]
    public async Task Put_New_HasAFolderAndMountSettings()
    {
        await FurnishAsync();

        var (made, operation) = await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());

        Assert.NotNull(operation);
        var properties = made.Properties!;
        Assert.Equal(("Microsoft.BatchAI/workspaces/fileservers", "/data", "127.0.0.1"), (made.Type, properties.MountSettings!.MountPoint, properties.MountSettings.FileServerInternalIP));
        Assert.Equal(("STANDARD_DS1", "none", "Standard_LRS"), (properties.VmSize, properties.DataDisks!.CachingType, properties.DataDisks.StorageAccountType));
        Assert.True(Directory.Exists(FolderOf(Asked.FileServer())));
        Assert.Equal(["nfs"], Control.FileServers.List(Asked.Workspace(), new PageRequest()).Items.Select(s => s.Name));
    }

    [Fact]
    public async Task Put_Again_KeepsOneFolder()
    {
        await FurnishAsync();
        await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());

        Assert.Null((await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer())).Operation);
        var other = Asked.OfFileServer();
        other.Properties!.DataDisks!.DiskCount = 5;
        await RefusesAsync(409, "FileServerAlreadyExists", () => Control.FileServers.PutAsync(Asked.FileServer(), other));

        Assert.Single(Directory.GetDirectories(Path.GetDirectoryName(FolderOf(Asked.FileServer()))!));
    }

    [Fact]
    public async Task Put_Faulty_IsRefused()
    {
        await FurnishAsync();
        var faulty = Asked.OfFileServer();
        faulty.Properties!.DataDisks!.StorageAccountType = "Tape";

        await RefusesAsync(400, "InvalidValue", () => Control.FileServers.PutAsync(Asked.FileServer(), faulty));
        await RefusesAsync(404, "WorkspaceNotFound", () => Control.FileServers.PutAsync(Asked.Workspace("none").Child("fileservers", "x"), Asked.OfFileServer()));
    }

    [Fact]
    public async Task Delete_RemovesTheFolder()
    {
        await FurnishAsync();
        await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());
        var folder = FolderOf(Asked.FileServer());
        await File.WriteAllTextAsync(Path.Combine(folder, "data"), "");

        await WaitForEndOfAsync((await Control.FileServers.DeleteAsync(Asked.FileServer()))!);

        await Eventually.TrueAsync(() => !Directory.Exists(folder));
        Refuses(404, "FileServerNotFound", () => Control.FileServers.Get(Asked.FileServer()));
    }

    private string FolderOf(ArmId id) => Root.Data.FileServer(Plane.State.Read(reader => reader.Find(id))!.Uuid);
}
