using System.Globalization;
using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class TreeKillTests
{
    private const int Kills = 12;
    private const int Killed = 128 + 9;

    [Fact]
    public async Task Kill_WhileFilesAreWritten_LeavesOldOrNewAndNothingThatWasAcknowledgedIsLost()
    {
        var random = new Random(4);
        await using var account = TempAccount.Create();
        using var container = await account.NewAsync(TreeKind.Blobs);
        for (var kill = 0; kill < Kills; kill++)
        {
            var acknowledged = await StormAsync(account, random.Next(20, 120));
            account.Tree.Recover();
            Assert.Empty(account.Staged());
            foreach (var name in container.Names(new TreeListing { Flat = true }))
            {
                // Each blob holds its number over and over, and its record has the same number.
                var text = await container.ReadAsync(name);
                var number = container.FindFile(container.Path(name))!.Record.FindExtra("number")!;
                Assert.Equal(TreeStormProcess.Text(int.Parse(number, CultureInfo.InvariantCulture)), text);
                if (acknowledged.TryGetValue(name, out var least)) Assert.True(int.Parse(number, CultureInfo.InvariantCulture) >= least, name);
                acknowledged.Remove(name);
            }

            Assert.Empty(acknowledged);
        }
    }

    // Kills after so many acknowledgements, wherever the process then is.
    private static async Task<Dictionary<string, int>> StormAsync(TempAccount account, int acknowledgements)
    {
        using var process = TreeStormProcess.Start(Path.Combine(account.Outside, "account"));
        var acknowledged = new Dictionary<string, int>();
        using var lines = new StreamReader(process.StandardOutput.BaseStream, Encoding.UTF8);
        for (var i = 0; await lines.ReadLineAsync() is { } line; i++)
        {
            var (name, number) = (line.Split(' ')[0], int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture));
            acknowledged[name] = Math.Max(number, acknowledged.GetValueOrDefault(name));
            if (i == acknowledgements) process.Kill();
        }

        await process.WaitForExitAsync();
        Assert.Equal(Killed, process.ExitCode);
        return acknowledged;
    }
}
