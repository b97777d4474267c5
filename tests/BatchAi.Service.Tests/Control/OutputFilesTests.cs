using BatchAi.Core.Wire;
using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

public sealed class OutputFilesTests : ControlTests
{
    [Fact]
    public async Task List_FilesAndFolders_AreSortedByName()
    {
        var folder = await SubmitAsync();
        File.WriteAllText(Path.Combine(folder, "b.txt"), "12345");
        File.WriteAllText(Path.Combine(folder, "B.txt"), "");
        Directory.CreateDirectory(Path.Combine(folder, "a", "deep"));

        var files = List("OUT").Items;

        Assert.Equal(["B.txt", "a", "b.txt"], files.Select(f => f.Name));
        Assert.Equal(["file", "directory", "file"], files.Select(f => f.FileType));
        Assert.Equal(5, files[2].Properties!.ContentLength);
        Assert.Null(files[1].Properties);
        Assert.All(files, f => Assert.Null(f.DownloadUrl));
    }

    [Fact]
    public async Task List_Directory_IsNotRecursive()
    {
        var folder = await SubmitAsync();
        Directory.CreateDirectory(Path.Combine(folder, "a", "deep"));
        File.WriteAllText(Path.Combine(folder, "a", "x"), "");

        Assert.Equal(["deep", "x"], Names("OUT", "a"));
        Assert.Equal(["deep", "x"], Names("OUT", "./a/"));
        Assert.Empty(Names("OUT", "a/none"));
        Assert.Empty(Names("OUT", "a/x"));
    }

    [Fact]
    public async Task List_NotThereYet_IsEmpty()
    {
        await SubmitAsync();

        Assert.Empty(Names("stdouterr"));
    }

    [Fact]
    public async Task List_Pages_GoByName()
    {
        var folder = await SubmitAsync();
        foreach (var name in new[] { "c", "a", "b" }) File.WriteAllText(Path.Combine(folder, name), "");

        var first = Control.Jobs.ListOutputFiles(Asked.Job("j"), new OutputFilesQuery("OUT", Maximum: 2));
        var second = Control.Jobs.ListOutputFiles(Asked.Job("j"), new OutputFilesQuery("OUT", Maximum: 2, After: first.Items[^1].Name));

        Assert.NotNull(first.Next);
        Assert.Null(second.Next);
        Assert.Equal(["a", "b", "c"], first.Items.Concat(second.Items).Select(f => f.Name));
    }

    [Fact]
    public async Task List_UnknownId_IsRefusedInWords()
    {
        await SubmitAsync();

        var error = Assert.Throws<ControlException>(() => List("MODEL"));

        Assert.Equal((404, "OutputDirectoryNotFound"), (error.Status, error.Code));
        Assert.Contains("stdouterr, OUT, LOCAL, NFS", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_NotOnAMount_IsRefusedInTheOldWords()
    {
        await SubmitAsync();

        var error = Assert.Throws<ControlException>(() => List("LOCAL"));

        Assert.Equal("The specified outputDirectoryId LOCAL is not present on a mount root", error.Message);
    }

    [Fact]
    public async Task List_OnFileServer_IsFound()
    {
        await SubmitAsync();
        var server = Root.Data.FileServer(Plane.State.Read(reader => reader.Find(Asked.FileServer()))!.Uuid);
        var segment = Control.Jobs.Get(Asked.Job("j")).Properties!.JobOutputDirectoryPathSegment!;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(server, segment, "outputs")).FullName, "model"), "");

        Assert.Equal(["model"], Names("NFS"));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("/etc")]
    public async Task List_ClimbingDirectory_IsRefused(string directory)
    {
        await SubmitAsync();

        Refuses(400, "InvalidDirectory", () => List("OUT", directory));
    }

    [Fact]
    public async Task List_LinksOutOfTheMount_AreNotFollowed()
    {
        var folder = await SubmitAsync();
        Directory.CreateDirectory(Path.Combine(folder, "inside"));
        File.WriteAllText(Path.Combine(folder, "inside", "x"), "");
        File.CreateSymbolicLink(Path.Combine(folder, "good"), "inside");
        File.CreateSymbolicLink(Path.Combine(folder, "bad"), "/etc");
        File.CreateSymbolicLink(Path.Combine(folder, "climbing"), "../../../../../../../../../../../../../etc");
        File.CreateSymbolicLink(Path.Combine(folder, "circle"), "circle");
        File.CreateSymbolicLink(Path.Combine(folder, "nowhere"), "none");

        Assert.Equal(["good", "inside"], Names("OUT"));
        Assert.Equal(["x"], Names("OUT", "good"));
        Assert.Empty(Names("OUT", "bad"));
    }

    [Fact]
    public async Task List_AfterTheClusterIsGone_StillWorks()
    {
        var folder = await SubmitAsync(onCluster: true);
        File.WriteAllText(Path.Combine(folder, "x"), "");
        await Plane.WaitForEndAsync("j");

        await WaitForEndOfAsync((await Control.Clusters.DeleteAsync(Asked.Cluster("mounted")))!);

        Assert.Equal(["x"], Names("OUT"));
    }

    private Page<OutputFile> List(string id, string directory = ".") => Control.Jobs.ListOutputFiles(Asked.Job("j"), new OutputFilesQuery(id, directory));

    private IEnumerable<string?> Names(string id, string directory = ".") => List(id, directory).Items.Select(f => f.Name);

    // Gives the folder of OUT.
    private async Task<string> SubmitAsync(bool onCluster = false)
    {
        await FurnishAsync();
        await Control.FileServers.PutAsync(Asked.FileServer(), Asked.OfFileServer());
        await Control.Clusters.PutAsync(Asked.Cluster("mounted"), Asked.OfCluster(1, c => c.NodeSetup = new NodeSetup { MountVolumes = new MountVolumes { AzureFileShares = [Asked.Share()] } }));
        var root = onCluster ? "$AZ_BATCHAI_MOUNT_ROOT" : "$AZ_BATCHAI_JOB_MOUNT_ROOT";
        var made = await Plane.SubmitAsync("j", "exit 0", job =>
        {
            job.Cluster!.Id = Asked.Cluster("mounted").Text;
            job.StdOutErrPathPrefix = $"{root}/logs";
            job.MountVolumes = new MountVolumes { FileServers = [new FileServerReference { FileServer = new ResourceId { Id = Asked.FileServer().Text }, RelativeMountPath = "nfs" }] };
            if (!onCluster) job.MountVolumes.AzureFileShares = [Asked.Share()];
            job.OutputDirectories =
            [
                new OutputDirectory { Id = "OUT", PathPrefix = $"{root}/logs", PathSuffix = "out" },
                new OutputDirectory { Id = "LOCAL", PathPrefix = "/tmp/somewhere" },
                new OutputDirectory { Id = "NFS", PathPrefix = "$AZ_BATCHAI_JOB_MOUNT_ROOT/nfs" },
            ];
        });
        return Directory.CreateDirectory(Path.Combine(Root.Data.Share("acct", "logs"), made.Resource.Properties!.JobOutputDirectoryPathSegment!, "outputs", "out")).FullName;
    }
}
