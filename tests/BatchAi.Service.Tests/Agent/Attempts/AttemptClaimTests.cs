using BatchAi.Core.Execution;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Native;

namespace BatchAi.Service.Tests.Agent.Attempts;

public sealed class AttemptClaimTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");
    private readonly AttemptFolder _folder;

    public AttemptClaimTests()
    {
        _folder = new AttemptFolder(_root, "a");
        Directory.CreateDirectory(_folder.Root);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Create_ASecondTime_IsRefused_EvenWhenTheFirstIsGone()
    {
        using (var first = AttemptClaim.TryCreate(_folder))
        {
            Assert.NotNull(first);
            Assert.Null(AttemptClaim.TryCreate(_folder));
        }

        Assert.Null(AttemptClaim.TryCreate(_folder));
    }

    [Fact]
    public async Task Create_ByManyAtOnce_IsGrantedOnce()
    {
        for (var round = 0; round < 20; round++)
        {
            File.Delete(_folder.Claim);
            var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AttemptClaim.TryCreate(_folder))));

            using var only = Assert.Single(claims, c => c is not null);
        }
    }

    [Fact]
    public void TakeOver_WhileHeld_IsRefused_ThenGrantedToOne()
    {
        Assert.Null(AttemptClaim.TryTakeOver(_folder));
        using (AttemptClaim.TryCreate(_folder)) Assert.Null(AttemptClaim.TryTakeOver(_folder));

        using var next = AttemptClaim.TryTakeOver(_folder);
        Assert.NotNull(next);
        Assert.Null(AttemptClaim.TryTakeOver(_folder));
    }

    [Fact]
    public void TakeOver_WithAResult_IsRefused()
    {
        AttemptClaim.TryCreate(_folder)!.Dispose();
        AgentJson.Write(_folder.Result, new AttemptResult(), AgentJson.Default.AttemptResult);

        Assert.Null(AttemptClaim.TryTakeOver(_folder));
    }

    [Fact]
    public void Lock_WithTwoHolders_EndsWithTheLast()
    {
        var first = AttemptClaim.TryCreate(_folder)!;
        var shim = Spawner.Start(new SpawnRequest("/bin/sleep", ["600"], new Dictionary<string, string>(), new Dictionary<int, Descriptor> { [9] = first.Handle }));
        first.Dispose();
        Assert.Null(AttemptClaim.TryTakeOver(_folder));

        ProcessSignals.Send(shim, ProcessSignals.Kill);
        while (!ProcessSignals.TryReap(shim)) Thread.Yield();

        using var next = AttemptClaim.TryTakeOver(_folder);
        Assert.NotNull(next);
    }
}
