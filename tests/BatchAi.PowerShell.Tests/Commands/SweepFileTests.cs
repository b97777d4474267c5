using System.Collections;
using BatchAi.Runtime;

namespace BatchAi.Commands;

public sealed class SweepFileTests : IClassFixture<LiveService>
{
    private const string Account = "sweepfiles";

    private readonly LiveService _service;
    private readonly Mount[] _mounts;

    public SweepFileTests(LiveService service)
    {
        _service = service;
        _service.Run<NewBatchAiStorageAccountCommand>().With("Name", Account).With("Force").Succeed();
        var share = _service.Run<NewBatchAiFileShareCommand>().With("Name", "data").With("StorageAccount", Account).With("Force").Succeed().Single<FileShare>();
        var container = _service.Run<NewBatchAiContainerCommand>().With("Name", "box").With("StorageAccount", Account).With("Force").Succeed().Single<Container>();
        var folder = Directory.CreateDirectory(Path.Combine(service.Folder, "sweep-source")).FullName;
        foreach (var name in new[] { "one.csv", "two.csv", "readme.txt", "it's; odd.csv" }) File.WriteAllText(Path.Combine(folder, name), name + "\n");
        _service.Run<SendBatchAiFileCommand>().With("Path", Path.Combine(folder, "*")).With("Share", "data").With("StorageAccount", Account).With("Destination", "in").Succeed();
        _service.Run<SendBatchAiFileCommand>().With("Path", Path.Combine(folder, "*.csv")).With("Container", "box").With("StorageAccount", Account).Succeed();
        _mounts = [Mounted(share), Mounted(container)];
    }

    [Theory]
    [InlineData("data/in/*.txt")]
    [InlineData("$AZ_BATCHAI_JOB_MOUNT_ROOT/data/in/readme.txt")]
    [InlineData("data/i?/read*")]
    [InlineData("data\\in\\*.txt")]
    public void New_ForEachFileOfAPattern_FindsWhatIsMounted(string pattern)
    {
        var name = "p" + Math.Abs(StringComparer.Ordinal.GetHashCode(pattern));
        var job = New(name, "grep -q readme.txt {file}", pattern).With("FailOnJobFailure").Succeed().Single<Job>();

        Assert.Equal($"{name}-filereadme", job.Name);
        Assert.Equal("$AZ_BATCHAI_JOB_MOUNT_ROOT/data/in/readme.txt", job.SweepValue!["file"]);
        Assert.Equal("grep -q readme.txt $AZ_BATCHAI_JOB_MOUNT_ROOT/data/in/readme.txt", job.CommandLine);
    }

    [Fact]
    public void New_ForEachFileOfAContainer_GivesEachJobItsFile()
    {
        var jobs = New("boxes", "grep -qx \"$WORD\" \"$PARAM_FILE\"", "box/*.csv").With("EnvironmentVariable", new Hashtable { ["WORD"] = ".*{suffix}" }).With("Sweep", new Hashtable { ["suffix"] = new[] { "csv", "v" } }).With("FailOnJobFailure").Succeed().Output.Cast<Job>();
        Assert.Equal(6, jobs.Select(job => job.Name).Distinct().Count());
    }

    [Fact]
    public void New_ForEachFileOfObjects_FindsThemByTheirShares()
    {
        var files = _service.Run<GetBatchAiFileCommand>().With("Share", "data").With("StorageAccount", Account).With("Recurse").Succeed().Output;
        Assert.Contains(files, file => ((StorageItem)file!).IsDirectory);

        var jobs = New("objects", "test -f \"$PARAM_FILE\"", [.. files!]).With("FailOnJobFailure").Succeed().Output.Cast<Job>();
        Assert.Equal(["objects-fileit_s__odd", "objects-fileone", "objects-filereadme", "objects-filetwo"], jobs.Select(job => job.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void New_ForEachFileWithAnOddName_IsNoCommand()
    {
        var result = New("odd", "wc -l {file}", "data/in/*.csv").Run();

        var error = Assert.Single(result.Errors);
        Assert.StartsWith("UnsafeFileName,", error.FullyQualifiedErrorId);
        Assert.Contains("\"$PARAM_FILE\"", error.Exception.Message);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void New_ForEachFileThatIsNowhere_SaysWhere()
    {
        var error = New("nowhere", "true", "elsewhere/*").Fail("FileNotMounted");
        Assert.Contains("'data', 'box'", error.Exception.Message);
        New("nowhere", "true", "data/none/*").Fail("NoFileForSweep");
        New("nowhere", "true", "data/in/none.csv").Fail("PathNotFound");
        New("nowhere", "true", 5).Fail("InvalidSweep");
        New("nowhere", "true", [null!]).Fail("InvalidSweep");
        New("nowhere", "true").Fail("NoFileForSweep");
        _service.Run<NewBatchAiJobCommand>().With("Name", "nowhere").With("CommandLine", "true").With("ForEachFile", new object[] { "data/*" }).Fail("FileNotMounted");
    }

    [Fact]
    public void Plan_ForEachFile_HasAPlanForEach()
    {
        var plans = _service.Run<GetBatchAiJobPlanCommand>().With("CommandLine", "wc \"$PARAM_FILE\"").With("Mount", _mounts).With("ForEachFile", new object[] { "box/*" }).Succeed().Output.Cast<JobPlan>();
        Assert.Equal(["job-fileit_s__odd", "job-fileone", "job-filetwo"], plans.Select(plan => plan.JobName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void New_ForEachFileAndSweepOfFile_HasOneTooMany() =>
        New("twice", "true", "data/in/*.csv").With("Sweep", new Hashtable { ["FILE"] = 1 }).Fail("InvalidSweep");

    private static Mount Mounted(Resource resource) => new CmdletRun<NewBatchAiMountCommand>().With(resource is FileShare ? "Share" : "Container", resource.ResourceId).Succeed().Single<Mount>();

    private CmdletRun<NewBatchAiJobCommand> New(string name, string commandLine, params object[] files) =>
        _service.Run<NewBatchAiJobCommand>().With("Name", name).With("CommandLine", commandLine).With("Mount", _mounts).With("ForEachFile", files);
}
