using System.Net.Sockets;
using BatchAi.Core.Execution;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Protocol;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

public sealed class AgentStartTests(SharedAgent shared) : IClassFixture<SharedAgent>
{
    [Fact]
    public async Task Start_AskedTwice_RunsOnce()
    {
        var job = shared.NewJob(TestJob.WaitForGo + "exit 3");
        await job.StartAsync(shared.Agent);
        await shared.Agent.Client.StartAsync(job.AttemptId);
        await job.StartedAsync();
        await shared.Agent.Client.StartAsync(job.AttemptId);

        job.Go();
        var result = await shared.Agent.ResultAsync(job.AttemptId);
        await shared.Agent.Client.StartAsync(job.AttemptId);

        Assert.Equal((3, 1), (result.ExitCode, job.Starts));
    }

    [Fact]
    public async Task Start_AskedByManyAtOnce_RunsOnceAndRefusesNobody()
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AgentClient.TryConnectAsync(shared.Sandbox.DataRoot, CancellationToken.None)));
        for (var round = 0; round < 5; round++)
        {
            var job = shared.NewJob("echo $$ >>starts");
            job.Submit();

            await Task.WhenAll(clients.Select(c => c!.StartAsync(job.AttemptId)));
            await shared.Agent.ResultAsync(job.AttemptId);

            Assert.Equal(1, job.Starts);
        }

        foreach (var client in clients) client!.Dispose();
    }

    [Fact]
    public async Task Start_VoidedBefore_IsRefusedAndRunsNothing()
    {
        var job = shared.NewJob("echo $$ >>starts");
        job.Submit();
        using (AttemptClaim.TryCreate(job.Folder))
        {
            AgentJson.Write(job.Folder.Result, new AttemptResult { Outcome = AttemptOutcome.NodeLost }, AgentJson.Default.AttemptResult);
        }

        var error = await Assert.ThrowsAsync<BatchAiException>(() => shared.Agent.Client.StartAsync(job.AttemptId));

        Assert.Contains("claimed before", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, job.Starts);
        Assert.False(Directory.Exists(job.WorkingDirectory));
    }

    [Fact]
    public async Task Start_ClaimedByAnother_IsRefused()
    {
        var job = shared.NewJob("echo $$ >>starts");
        job.Submit();
        using var claim = AttemptClaim.TryCreate(job.Folder);

        await Assert.ThrowsAsync<BatchAiException>(() => shared.Agent.Client.StartAsync(job.AttemptId));

        Assert.Equal(0, job.Starts);
    }

    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("../../etc")]
    [InlineData("")]
    public async Task Start_NothingToStart_IsRefused(string attemptId) =>
        await Assert.ThrowsAsync<BatchAiException>(() => shared.Agent.Client.StartAsync(attemptId));

    [Fact]
    public async Task Start_OrderIsNoJson_IsRefusedAndCanBeSubmittedAgain()
    {
        var job = shared.NewJob("exit 3");
        job.Submit();
        await File.WriteAllTextAsync(job.Folder.Order, "{");
        await Assert.ThrowsAsync<BatchAiException>(() => shared.Agent.Client.StartAsync(job.AttemptId));

        Assert.Equal(3, (await job.RunAsync(shared.Agent)).ExitCode);
    }

    [Theory]
    [InlineData("garbage\n")]
    [InlineData("null\n")]
    [InlineData("{\"operation\":\"no such\"}\n")]
    [InlineData("{\"operation\":\"stop\",\"graceSeconds\":1e300}\n")]
    public async Task Request_OfNoSense_HarmsNobody(string line)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(AgentPaths.Socket(shared.Sandbox.DataRoot)));
        await socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(line));

        Assert.Equal(3, (await shared.NewJob("exit 3").RunAsync(shared.Agent)).ExitCode);
    }

    [Fact]
    public async Task Connect_Later_TellsWhatEnded_UntilForgotten()
    {
        var job = shared.NewJob("exit 3");
        await job.RunAsync(shared.Agent);
        using (var late = await AgentClient.TryConnectAsync(shared.Sandbox.DataRoot, CancellationToken.None))
        {
            Assert.Equal(3, (await FirstNewsOfAsync(late!, job.AttemptId))?.Result?.ExitCode);
        }

        await shared.Agent.Client.ForgetAsync(job.AttemptId);
        using var later = await AgentClient.TryConnectAsync(shared.Sandbox.DataRoot, CancellationToken.None);
        var next = shared.NewJob("true");
        next.Submit();
        await later!.StartAsync(next.AttemptId);

        Assert.NotNull(await FirstNewsOfAsync(later, next.AttemptId, never: job.AttemptId));
    }

    private static async Task<AgentMessage?> FirstNewsOfAsync(AgentClient client, string attemptId, string never = "")
    {
        await foreach (var news in client.News.ReadAllAsync())
        {
            Assert.NotEqual(never, news.AttemptId);
            if (news.AttemptId == attemptId) return news;
        }

        return null;
    }
}
