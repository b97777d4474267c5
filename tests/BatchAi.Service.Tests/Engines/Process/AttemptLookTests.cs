using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Engines.Process;
using BatchAi.Service.Tests.Control.Support;

namespace BatchAi.Service.Tests.Engines.Process;

public sealed class AttemptLookTests : IAsyncLifetime
{
    private readonly TestRoot _root = new();

    private AttemptFolder Folder { get; set; } = null!;

    public Task InitializeAsync()
    {
        Folder = new AttemptFolder(_root.Data.Path, Guid.NewGuid().ToString("D"));
        Directory.CreateDirectory(Folder.Root);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _root.DisposeAsync();

    [Fact]
    public void At_NoFolder_IsVoid()
    {
        Directory.Delete(Folder.Root);

        Assert.Same(AttemptLook.Void, AttemptLook.At(Folder));
    }

    [Fact]
    public void At_NoClaim_IsVoidAndALateStarterFindsItTaken()
    {
        Assert.Same(AttemptLook.Void, AttemptLook.At(Folder));

        Assert.Null(AttemptClaim.TryCreate(Folder));
        Assert.Same(AttemptLook.Void, AttemptLook.At(Folder));
    }

    [Fact]
    public void At_ClaimThatIsHeld_IsAlive()
    {
        using var claim = AttemptClaim.TryCreate(Folder);

        Assert.Equal(new AttemptLook(IsAlive: true, Result: null), AttemptLook.At(Folder));
    }

    [Fact]
    public void At_ClaimOfADeadAgentThatHadStarted_IsForTheNextAgentToTell()
    {
        AttemptClaim.TryCreate(Folder)!.Dispose();
        File.WriteAllText(Folder.Start, "{}");

        Assert.True(AttemptLook.At(Folder).IsAlive);
    }

    [Fact]
    public void At_Result_IsOver()
    {
        AttemptClaim.TryCreate(Folder)!.Dispose();
        AgentJson.Write(Folder.Result, new AttemptResult { Outcome = AttemptOutcome.Failed, ExitCode = 4 }, AgentJson.Default.AttemptResult);

        var look = AttemptLook.At(Folder);

        Assert.Equal((false, 4), (look.IsAlive, look.Result!.ExitCode));
    }
}
