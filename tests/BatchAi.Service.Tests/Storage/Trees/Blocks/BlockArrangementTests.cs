using System.Text;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Tests.Storage.Trees.Blocks;

public sealed class BlockArrangementTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("batchai-blocks-").FullName;
    private readonly GroupFlush _flush = new(TimeProvider.System, _ => { });
    private BlockStages _stages = null!;
    private BlockPile _pile = null!;

    public Task InitializeAsync()
    {
        Open();
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _flush.DisposeAsync();
        _pile.Dispose();
        _stages.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void TryArrange_AFewOutOfPlace_AreInOrder()
    {
        Put("b", "a", "c", "d", "e", "f", "g", "h");

        Assert.True(BlockArrangement.TryArrange(_pile, ["a", "b", "c", "d", "e", "f", "g", "h"]));

        Assert.Equal("[a][b][c][d][e][f][g][h]", Data());
        Assert.Equal("[a][b][c][d][e][f][g][h]", Join(_pile));
    }

    [Fact]
    public void TryArrange_OfSeveralLengths_AreInOrder()
    {
        Put("1", "22", "3333333333", "last", "4444444444");

        Assert.True(BlockArrangement.TryArrange(_pile, ["22", "1", "3333333333", "last", "4444444444"]));

        Assert.Equal("[22][1][3333333333][last][4444444444]", Data());
    }

    [Theory]
    [InlineData("a b c d", "a b c d")]
    [InlineData("a b c d", "d c b a")]
    [InlineData("b a c d e f g h i", "a b c d e f g h")]
    [InlineData("b a c d e f g h", "a b c d e f g h h")]
    public void TryArrange_InOrderOrTooMixedOrNotAll_ChangesNothing(string arrived, string list)
    {
        Put(arrived.Split(' '));
        var before = Data();

        Assert.False(BlockArrangement.TryArrange(_pile, list.Split(' ')));

        Assert.Equal(before, Data());
        Assert.Equal(before, Join(_pile));
    }

    [Fact]
    public void TryArrange_WhileABlockIsOnItsWay_ChangesNothing()
    {
        Put("b", "a", "c", "d", "e", "f", "g");
        var slot = _pile.Reserve(3);

        Assert.False(BlockArrangement.TryArrange(_pile, ["a", "b", "c", "d", "e", "f", "g"]));

        _pile.Abandon(slot);
        Assert.True(BlockArrangement.TryArrange(_pile, ["a", "b", "c", "d", "e", "f", "g"]));
    }

    [Fact]
    public void Move_ThenAKill_HasEachBlockWhole()
    {
        Put("b", "a", "c", "d", "e", "f", "g");
        var end = Data().Length;
        _pile.Move("b", end);
        AfterAKill("[a][c][d][e][f][g][b]");
        _pile.Move("a", 0);
        AfterAKill("[a][c][d][e][f][g][b]");
        _pile.Move("b", 3);
        AfterAKill("[a][b][c][d][e][f][g]");
        _pile.Cut(end);
        AfterAKill("[a][b][c][d][e][f][g]");
        Assert.Equal("[a][b][c][d][e][f][g]", Data());
    }

    private static string Join(BlockPile pile) => string.Concat(pile.Arrived.Select(block => Read(pile, block)));

    private static string Read(BlockPile pile, PlacedBlock block)
    {
        var bytes = new byte[block.Range.Length];
        _ = pile.Bytes.Read(bytes, block.Range.Offset);
        Assert.Equal(Crc64.Of(bytes), block.Sum);
        return Encoding.UTF8.GetString(bytes);
    }

    private void AfterAKill(string expected)
    {
        using var stages = new BlockStages(HostFolder.Open(_folder), _flush, TimeProvider.System);
        using var again = stages.Open("container", "blob");
        Assert.Equal(expected, Join(again));
    }

    private void Open()
    {
        _stages = new BlockStages(HostFolder.Open(_folder), _flush, TimeProvider.System);
        _pile = _stages.Open("container", "blob");
    }

    private string Data() => File.ReadAllText(Directory.GetFiles(_folder, BlockPile.Data, SearchOption.AllDirectories).Single());

    private void Put(params string[] ids)
    {
        foreach (var id in ids)
        {
            var bytes = Encoding.UTF8.GetBytes($"[{id}]");
            var slot = _pile.Reserve(bytes.Length);
            slot.File.Write(bytes, slot.Range.Offset);
            _pile.Complete(slot, id, Crc64.Of(bytes));
        }
    }
}
