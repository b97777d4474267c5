using System.Text;

namespace BatchAi.Client.Output;

public sealed class FileFollowerTests
{
    private static readonly ResourcePath Job = ResourcePath.TryParse("/subscriptions/s/resourceGroups/g/providers/Microsoft.BatchAI/workspaces/w/experiments/e/jobs/j")!;

    private int _renewals;

    [Fact]
    public async Task Run_WhateverTheNetworkDoes_TellsEveryLineOnce()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, random.Next(40)).Select(i => $"{i} {Words(random)}").ToList();
            var text = string.Join(random.Next(2) == 0 ? "\n" : "\r\n", lines) + (random.Next(2) == 0 || lines.Count == 0 ? "" : "\n");
            var endpoint = new FakeEndpoint(Encoding.UTF8.GetBytes(text), random);

            Assert.Equal(lines, (await FollowAsync(endpoint)).Select(line => line.Text));
        }

        Assert.True(_renewals > 0);
    }

    [Fact]
    public async Task Run_ALine_TellsWhereItComesFrom()
    {
        var line = Assert.Single(await FollowAsync(new FakeEndpoint("a\n"u8.ToArray(), new Random(1)) { Trouble = 0 }));

        Assert.Equal(("a", "stderr", "wk-0", "stderr-wk-0.txt", "j", "wk-0|stderr-wk-0.txt"), (line.Text, line.Stream, line.Node, line.File, line.JobName, line.Mark));
    }

    [Fact]
    public async Task Run_NobodyAnswersAtAll_GivesUp()
    {
        var error = await Assert.ThrowsAsync<BatchAiException>(() => FollowAsync(new FakeEndpoint("a\n"u8.ToArray(), new Random(1)) { Trouble = 101 }));

        Assert.Equal("WatchInterrupted", error.Code);
        Assert.Contains(Job.ToString(), error.RecommendedAction);
    }

    [Fact]
    public async Task Run_Tail_BeginsWithTheLastLines()
    {
        var content = "a\nb\nc\n"u8.ToArray();
        var endpoint = new FakeEndpoint(content, new Random(1)) { Trouble = 0 };
        while (!endpoint.IsComplete) await FollowAsync(endpoint);

        Assert.Equal(["b", "c"], (await FollowAsync(endpoint, content.Length, tail: 2)).Select(line => line.Text));
    }

    private static string Words(Random random) => string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(4) switch
    {
        0 => "a",
        1 => "ä",
        2 => "日本",
        _ => "😀",
    }));

    private async Task<IReadOnlyList<OutputLine>> FollowAsync(FakeEndpoint endpoint, long length = 0, int? tail = null)
    {
        using var http = new HttpClient(endpoint, disposeHandler: false);
        var lines = new List<OutputLine>();
        var host = new FollowHost(new RangeReader(http), new SwiftTime(), RenewAsync, lines.Add);
        var file = new FollowedLink("stderr-wk-0.txt") { Url = new Uri("https://storage.test/file"), Length = length };
        await new FileFollower(Job, file, new OutputQuery(), host).RunAsync(tail, endpoint.JobEnd.Token, CancellationToken.None);
        return lines;
    }

    private Task RenewAsync(CancellationToken cancellationToken)
    {
        _renewals++;
        return Task.CompletedTask;
    }
}
