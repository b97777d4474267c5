using BatchAi.Service.Control;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Control;

/// <summary>Control plane, engine and a real agent together.</summary>
public sealed class WholePathTests : IAsyncLifetime
{
    private readonly TestRoot _root = new();
    private TestPlane? _plane;

    public async Task InitializeAsync() => _plane = await TestPlane.StartAsync(_root);

    public async Task DisposeAsync()
    {
        await _plane!.DisposeAsync();
        await _root.DisposeAsync();
    }

    [Fact]
    public async Task Job_ThatExitsWithZero_Succeeds()
    {
        await _plane!.FurnishAsync(_root);
        await _plane.SubmitAsync("j", "echo hello");

        var job = await _plane.WaitForEndAsync("j");

        Assert.Equal(JobStates.Succeeded, job.ExecutionState);
        Assert.Equal(0, job.ExecutionInfo!.ExitCode);
        Assert.NotNull(job.ExecutionInfo.StartTime);
        Assert.NotNull(job.ExecutionInfo.EndTime);
        var files = _plane.Control.Jobs.ListOutputFiles(Asked.Job("j"), new OutputFilesQuery("stdouterr")).Items;
        Assert.Equal(["execution.log", "stderr.txt", "stdout.txt"], files.Select(f => f.Name));
        Assert.Equal(6, files[2].Properties!.ContentLength);
    }
}
