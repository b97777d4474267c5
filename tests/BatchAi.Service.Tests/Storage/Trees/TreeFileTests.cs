using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class TreeFileTests : IAsyncLifetime
{
    private readonly TempAccount _account = TempAccount.Create();
    private StorageTree _share = null!;

    public async Task InitializeAsync() => _share = await _account.NewAsync(TreeKind.Files);

    public async Task DisposeAsync()
    {
        _share.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task Read_WhileAJobAppends_IsWhatWasThereWhenOpened()
    {
        await _share.PutAsync("log", "one\n");
        using var file = _share.OpenFile(_share.Path("log"));

        await File.AppendAllTextAsync(Place("log"), "two\n");

        Assert.Equal("one\n", Encoding.UTF8.GetString(await file.ReadAllAsync()));
        var tag = file.Entry.ETag;
        Assert.NotEqual(tag, file.Refresh().ETag);
        Assert.Equal("one\ntwo\n", Encoding.UTF8.GetString(await file.ReadAllAsync()));
        Assert.Equal(0, await file.ReadAsync(new byte[10], 8, CancellationToken.None));
    }

    [Fact]
    public async Task Read_AFileThatWasCutShort_SaysSo()
    {
        await _share.PutAsync("log", "one\n");
        using var file = _share.OpenFile(_share.Path("log"));

        await File.WriteAllTextAsync(Place("log"), "");

        await TreeUse.FailsAsync(TreeError.Changed, () => file.ReadAsync(new byte[4], 0, CancellationToken.None).AsTask());
    }

    [Fact]
    public async Task Write_InPlace_ChangesTheTagEachTime()
    {
        await _share.PutAsync("f", new byte[100]);
        using var file = _share.OpenFile(_share.Path("f"), FileAccess.ReadWrite);
        var tags = new HashSet<string> { file.Entry.ETag };

        for (var i = 0; i < 500; i++)
        {
            file.Write([(byte)i], i % 100);
            Assert.True(tags.Add(file.Entry.ETag));
        }

        Assert.Equal(100, file.Entry.Length);
        Assert.Equal(file.Entry.ETag, _share.FindFile(_share.Path("f"))!.ETag);
    }

    [Fact]
    public async Task SetRecord_InPlace_ChangesTheTagAndKeepsTheBytes()
    {
        var put = await _share.PutAsync("f", "text", FileRecord.Empty with { ContentMd5 = [1, 2, 3] });
        using var file = _share.OpenFile(_share.Path("f"));

        await file.SetRecordAsync(file.Entry.Record with { CacheControl = "no-store" });

        Assert.NotEqual(put.ETag, file.Entry.ETag);
        Assert.Equal(put.Modified, file.Entry.Modified);
        Assert.Equal([1, 2, 3], file.Entry.Record.ContentMd5!);
        Assert.Equal("no-store", _share.FindFile(_share.Path("f"))!.Record.CacheControl);
    }

    [Fact]
    public async Task Md5_WhenAJobChangedTheBytes_IsGoneAndTheRestStays()
    {
        await _share.PutAsync("f", "text", FileRecord.Empty with { ContentMd5 = [1, 2, 3], ContentType = "text/plain" });

        await File.AppendAllTextAsync(Place("f"), "more");

        var record = _share.FindFile(_share.Path("f"))!.Record;
        Assert.Null(record.ContentMd5);
        Assert.Equal("text/plain", record.ContentType);
    }

    [Fact]
    public async Task SetRecord_TooLargeForTheFile_IsKeptBesideUntilTheFileGoes()
    {
        KeyValuePair<string, string>[] large = [.. Enumerable.Range(0, 40).Select(i => new KeyValuePair<string, string>($"key{i}", new string('v', 2000)))];
        await _share.PutAsync("f", "text", FileRecord.Empty with { Metadata = large });
        var records = Path.Combine(_account.Outside, "account", ".meta", "records");

        Assert.Equal(large, _share.FindFile(_share.Path("f"))!.Record.Metadata);
        Assert.Single(Directory.GetFiles(records));
        await _share.RenameAsync(_share.Path("f"), _share.Path("g"));
        Assert.Equal(large, _share.FindFile(_share.Path("g"))!.Record.Metadata);
        using (var file = _share.OpenFile(_share.Path("g")))
        {
            await file.SetRecordAsync(FileRecord.Empty with { Metadata = large[..2] });
            Assert.Equal(large[..2], file.Refresh().Record.Metadata);
            await file.SetRecordAsync(FileRecord.Empty with { Metadata = large[..30] });
            Assert.Equal(large[..30], file.Refresh().Record.Metadata);
        }

        await _share.DeleteFileAsync(_share.Path("g"));
        Assert.Empty(Directory.GetFiles(records));
    }

    [Fact]
    public async Task SetRecord_OfAFolder_IsFoundAgain()
    {
        await _share.CreateFolderAsync(_share.Path("a"), FileRecord.Empty);

        await _share.SetFolderRecordAsync(_share.Path("a"), FileRecord.Empty.WithExtra("attributes", "ReadOnly"));
        await _share.SetFolderRecordAsync(_share.Root, FileRecord.Empty.WithExtra("quota", "5"));

        Assert.Equal("ReadOnly", _share.FindFolder(_share.Path("a"))!.Record.FindExtra("attributes"));
        Assert.Equal("5", _share.FindFolder(_share.Root)!.Record.FindExtra("quota"));
    }

    [Fact]
    public async Task Ranges_WrittenAndCleared_AreTold()
    {
        const int block = 64 * 1024;
        using (var staged = _share.Stage())
        {
            staged.SetLength(16 * block);
            await _share.CommitAsync(staged, _share.Path("sparse"), FileRecord.Empty);
        }

        using var file = _share.OpenFile(_share.Path("sparse"), FileAccess.ReadWrite);
        Assert.Empty(Ranges());
        file.Write(Enumerable.Repeat((byte)1, 4 * block).ToArray(), 2 * block);
        Assert.Equal([new ByteRange(2 * block, 4 * block)], Ranges());

        file.Clear(new ByteRange(3 * block, block));
        Assert.Equal([new ByteRange(2 * block, block), new ByteRange(4 * block, 2 * block)], Ranges());
        Assert.Equal([new ByteRange((2 * block) + 10, 20)], file.DataRanges(new ByteRange((2 * block) + 10, 20)));
        file.Clear(new ByteRange((2 * block) + 1, 3));
        var bytes = await file.ReadAllAsync();
        Assert.Equal([1, 0, 0, 0, 1], bytes[(2 * block)..((2 * block) + 5)]);
        Assert.All(bytes[(3 * block)..(4 * block)], b => Assert.Equal(0, b));

        await file.ResizeAsync(block);
        Assert.Equal((block, 0), ((int)file.Entry.Length, Ranges().Count));
        List<ByteRange> Ranges() => [.. file.DataRanges(new ByteRange(0, 16 * block))];
    }

    [Fact]
    public async Task Append_WithConditions_IsWholeOrNotAtAll()
    {
        await _share.PutAsync("log", "");
        using var file = _share.OpenFile(_share.Path("log"), FileAccess.ReadWrite);

        Assert.Equal(0, file.Append("one"u8));
        Assert.Equal(3, file.Append("two"u8, expectedPosition: 3, longest: 6));
        TreeUse.Fails(TreeError.ConditionNotMet, () => file.Append("x"u8, expectedPosition: 3));
        TreeUse.Fails(TreeError.ConditionNotMet, () => file.Append("x"u8, longest: 6));
        using (var upload = _share.Stage())
        {
            upload.Write("three"u8);
            Assert.Equal(6, file.Append(upload, expectedPosition: 6));
        }

        Assert.Equal("onetwothree", await File.ReadAllTextAsync(Place("log")));
    }

    [Fact]
    public async Task Copy_OfARange_HasThoseBytes()
    {
        await _share.PutAsync("from", "0123456789");
        using var source = _share.OpenFile(_share.Path("from"));
        using var staged = _share.Stage();

        await staged.CopyAsync(source, new ByteRange(2, 3));
        await staged.CopyAsync(source, new ByteRange(0, 1));
        await TreeUse.FailsAsync(TreeError.Changed, () => staged.CopyAsync(source, new ByteRange(8, 5)));
        await _share.CommitAsync(staged, _share.Path("to"), FileRecord.Empty);

        Assert.StartsWith("2340", await _share.ReadAsync("to"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flush_OfMarkedFiles_LetsThemGo()
    {
        await _share.PutAsync("f", "text");
        using (var file = _share.OpenFile(_share.Path("f"), FileAccess.ReadWrite))
        {
            file.Write("more"u8, 0);
            file.Write("again"u8, 0);
        }

        Assert.Contains(Handles(), h => h.EndsWith("/data/f", StringComparison.Ordinal) && h.StartsWith(_account.Outside, StringComparison.Ordinal));
        await _account.Tree.Flush.FlushAsync();
        Assert.DoesNotContain(Handles(), h => h.EndsWith("/data/f", StringComparison.Ordinal) && h.StartsWith(_account.Outside, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Record_ThatSomebodyElseWrote_IsNone()
    {
        var put = await _share.PutAsync("f", "text");
        Assert.True(await Tests.Support.Shell.TryRunAsync("command -v setfattr >/dev/null || exit 0; setfattr -n user.batchai -v 0x0101ffffffff \"$1\"", Place("f")));

        Assert.Equal(put.Length, _share.FindFile(_share.Path("f"))!.Length);
    }

    private static IEnumerable<string> Handles() => Directory.GetFiles("/proc/self/fd").Select(f => new FileInfo(f).LinkTarget ?? "");

    private string Place(params ReadOnlySpan<string> parts) => _account.Place(_share, parts);
}
