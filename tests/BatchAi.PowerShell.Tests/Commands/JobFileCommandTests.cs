using System.Text;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class JobFileCommandTests(LiveService service) : IClassFixture<LiveService>
{
    private const string Writes = "cd $AZ_BATCHAI_OUTPUT_MODEL; mkdir sub; printf 'a\\r\\nb\\nc' > text.txt; head -c 9000000 /dev/zero > sub/big.bin; printf x > 'sub/we[i]rd \\name.txt'; echo done";

    [Fact]
    public void Get_Files_OfAllDirectoriesAndByPattern()
    {
        var job = Ended("lists");

        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt", "sub", "text.txt"], Get(job).Select(file => file.Path));
        Assert.Equal(["sub", "sub/big.bin", "sub/we[i]rd \\name.txt", "text.txt"], Get(job, directory: "MOD*", recurse: true).Select(file => file.Path));
        Assert.Equal(["sub/big.bin"], Get(job, directory: "MODEL", path: "s*/*.bin").Select(file => file.Path));
        Assert.Equal(["text.txt"], Get(job, directory: "MODEL", path: "text.txt").Select(file => file.Path));
        Assert.Equal(["text.txt"], Get(job, path: "text.txt").Select(file => file.Path));
        Run().Pipe(job).With("Directory", "MODEL").With("Path", "nope").Fail("JobFileNotFound");
    }

    [Fact]
    public void Get_Links_OnlyIfAskedFor()
    {
        var job = Ended("links");

        Assert.All(Get(job), file => Assert.Null(file.DownloadUrl));
        Assert.All(Get(job, withLink: true).Where(file => !file.IsDirectory), file => Assert.StartsWith("https://", file.DownloadUrl, StringComparison.Ordinal));
    }

    [Fact]
    public void Save_Objects_KeepsFoldersAndBytes()
    {
        var job = Ended("saved");
        var folder = Path.Combine(service.Folder, "saved");
        var files = Get(job, directory: "MODEL", recurse: true);
        var saved = Save(folder).Pipe([.. files]).With("PassThru").Succeed().Files().ToDictionary(file => Path.GetRelativePath(folder, file.FullName), file => file.Length);

        Assert.Equal(new Dictionary<string, long> { ["text.txt"] = 6, ["sub/big.bin"] = 9_000_000, ["sub/we[i]rd \\name.txt"] = 1 }, saved);
        Assert.Equal("a\r\nb\nc", File.ReadAllText(Path.Combine(folder, "text.txt")));
        Assert.Empty(Directory.EnumerateFiles(folder, "*.partial*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Save_Again_ReplacesNothingElse()
    {
        var job = Ended("again");
        var folder = Path.Combine(service.Folder, "again");
        Save(folder).With("Job", job.Name).With("Directory", "MODEL").Succeed();

        // The same files are there: nothing is to be done.
        Save(folder).With("Job", job.Name).With("Directory", "MODEL").Succeed();
        File.WriteAllText(Path.Combine(folder, "text.txt"), "mine");
        Save(folder).With("Job", job.Name).With("Directory", "MODEL").Fail("FileExists");
        Assert.Equal("mine", File.ReadAllText(Path.Combine(folder, "text.txt")));
        Save(folder).With("Job", job.Name).With("Directory", "MODEL").With("Force").Succeed();
        Assert.Equal("a\r\nb\nc", File.ReadAllText(Path.Combine(folder, "text.txt")));
    }

    [Fact]
    public void Save_WhatIf_CountsAndDoesNothing()
    {
        var job = Ended("whatif");
        var folder = Path.Combine(service.Folder, "whatif");
        var result = Save(folder).With("Job", job.Name).With("Directory", "MODEL").With("WhatIf").With("PassThru").Succeed();

        Assert.Empty(result.Output);
        Assert.Contains("3 files, 8.6 MiB", Assert.Single(result.WhatIf));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void Save_TwoFilesForOnePath_IsAnErrorForTheSecond()
    {
        var job = Ended("collide");
        var other = Ended("collide-2");
        var folder = Path.Combine(service.Folder, "collide");
        var files = new[] { job, other }.SelectMany(one => Get(one, directory: "MODEL", path: "text.txt")).ToArray();

        Save(folder).Pipe([.. files]).Fail("DestinationCollision");
        Assert.True(File.Exists(Path.Combine(folder, "text.txt")));
    }

    [Fact]
    public void Save_NamesThatLeadElsewhere_AreRefused()
    {
        var job = Ended("hostile");
        var folder = Path.Combine(service.Folder, "hostile", "inner");
        foreach (var path in new[] { "../text.txt", "sub/../../text.txt", "/etc/text.txt", "sub//text.txt", "." })
        {
            Save(folder).Pipe(new JobFile { Name = "text.txt", Path = path, Directory = "MODEL", JobName = job.Name, ResourceId = job.ResourceId }).Fail("UnsafeName");
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }

    [Fact]
    public void GetContent_Text_InLinesWholeAndAsBytes()
    {
        var job = Ended("content");

        Assert.Equal(["a", "b", "c"], Content(job).With("Path", "text.txt").Succeed().Output);
        Assert.Equal(["b", "c"], Content(job).With("Path", "text.txt").With("Tail", 2).Succeed().Output);
        Assert.Equal(["a\r\nb\nc"], Content(job).With("Path", "text.txt").With("Raw").Succeed().Output);
        Assert.Equal([.. "a\r\nb\nc"u8.ToArray().Cast<object>()], Content(job).With("Path", "text.txt").With("AsByteStream").Succeed().Output);
        Assert.Equal("a\r\nb\nc", Encoding.Latin1.GetString((byte[])Content(job).With("Path", "text.txt").With("AsByteStream").With("Raw").Succeed().Output.Single()!));
        Content(job).Fail("PathRequired");
    }

    private Job Ended(string name)
    {
        var job = TestJobs.Submit(service, name, Writes);
        Assert.Equal("succeeded", service.Run<WaitBatchAiJobCommand>().Pipe(job).Succeed().Single<Job>().ExecutionState);
        return job;
    }

    private List<JobFile> Get(Job job, string directory = "*", string path = "*", bool recurse = false, bool withLink = false) =>
        [.. Run().Pipe(job).With("Directory", directory).With("Path", path).With("Recurse", recurse).With("WithLink", withLink).With("Expiry", 5).Succeed().Output.Cast<JobFile>()];

    private CmdletRun<GetBatchAiJobFileCommand> Run() => service.Run<GetBatchAiJobFileCommand>();

    private CmdletRun<SaveBatchAiJobFileCommand> Save(string folder) => service.Run<SaveBatchAiJobFileCommand>().With("Destination", folder);

    private CmdletRun<GetBatchAiJobFileContentCommand> Content(Job job) => service.Run<GetBatchAiJobFileContentCommand>().With("Job", job.Name).With("Directory", "MODEL");
}
