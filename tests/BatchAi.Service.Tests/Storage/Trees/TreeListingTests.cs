using System.Text;
using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Tests.Storage.Trees.Support;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Trees;

public sealed class TreeListingTests : IAsyncLifetime
{
    private static readonly string[] Segments = ["a", "b", "ab", "a-", "a.", "a0", "A", "\u00e4", "\uffee", "\U0001F600", "", ".", "z", "a b", "a%blob"];
    private readonly TempAccount _account = TempAccount.Create();
    private StorageTree _container = null!;

    public async Task InitializeAsync() => _container = await _account.NewAsync(TreeKind.Blobs);

    public async Task DisposeAsync()
    {
        _container.Dispose();
        await _account.DisposeAsync();
    }

    [Fact]
    public async Task List_AnyNamesInPagesOfAnySize_IsWhatAModelSays()
    {
        var random = new Random(3);
        var names = Enumerable.Range(0, 150).Select(_ => AnyName(random)).Where(n => n.Length > 0).Distinct().ToList();
        foreach (var name in names) await _container.PutAsync(name, "");
        names.Sort((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

        foreach (var prefix in (string[])["", "a", "a/", "a/b", "/", "ab/a", "\u00e4/", "no", "no/", "a//", ".", "./"])
        {
            var within = names.Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            foreach (var limit in (int[])[1, 2, 7, 5000])
            {
                Assert.Equal(within, _container.Names(new TreeListing { Prefix = prefix, Flat = true, Limit = limit }));
                Assert.Equal(OneLevel(within, prefix), _container.Names(new TreeListing { Prefix = prefix, Limit = limit }));
                Assert.Equal((within.Count + limit - 1) / limit, Math.Max(within.Count == 0 ? 0 : 1, _container.Pages(new TreeListing { Prefix = prefix, Flat = true, Limit = limit }).Count(p => p.Entries.Count > 0)));
            }
        }
    }

    [Fact]
    public async Task List_WhatIsNeitherFileNorFolder_IsLeftOut()
    {
        Directory.CreateDirectory(Place("empty", "more"));
        Directory.CreateDirectory(Place("only-fifo"));
        Directory.CreateDirectory(Place("folder"));
        await File.WriteAllTextAsync(Place("folder", "x"), "");
        await Shell.MakeFifoAsync(Place("only-fifo", "fifo"));
        File.CreateSymbolicLink(Place("out"), _account.Outside);
        File.CreateSymbolicLink(Place("out-file"), _account.SecretFile);
        File.CreateSymbolicLink(Place("dangling"), "nowhere");
        File.CreateSymbolicLink(Place("in"), "folder");
        File.CreateSymbolicLink(Place("in-file"), "folder/x");
        Assert.True(await Shell.TryRunAsync("touch \"$1/$(printf 'bad\\377')\"", Place()));

        Assert.Equal(["folder/", "in-file", "in/"], _container.Names());
        Assert.Equal(["folder/x", "in-file", "in/x"], _container.Names(new TreeListing { Flat = true }));
        Assert.True(await Shell.TryRunAsync("rm \"$1\"/bad*", Place()));
    }

    [Fact]
    public async Task List_LinksThatLeadUpwards_ComesToAnEnd()
    {
        Directory.CreateDirectory(Place("a", "b"));
        await File.WriteAllTextAsync(Place("a", "b", "x"), "");
        File.CreateSymbolicLink(Place("a", "b", "up"), "../..");
        File.CreateSymbolicLink(Place("a", "loop"), ".");
        File.CreateSymbolicLink(Place("again"), "a");

        Assert.Equal(["a/b/x", "again/b/x"], _container.Names(new TreeListing { Flat = true }));
    }

    [Fact]
    public void List_LinksThatFanOut_GivesUpAPageAndGoesOn()
    {
        for (var level = 0; level < 20; level++)
        {
            Directory.CreateDirectory(Place($"d{level}"));
            File.CreateSymbolicLink(Place($"d{level}", "l"), $"../d{level + 1}");
            File.CreateSymbolicLink(Place($"d{level}", "r"), $"../d{level + 1}");
        }

        var first = _container.List(new TreeListing { Flat = true });
        var second = _container.List(new TreeListing { Flat = true, Marker = first.Next });

        Assert.Empty(first.Entries);
        Assert.NotNull(first.Next);
        Assert.NotNull(second.Next);
        Assert.NotEqual(first.Next, second.Next);
    }

    [Fact]
    public void List_AMarkerThatNobodyGaveOut_IsRefused() =>
        Assert.All((string[])["x", "!!", "a/b", "", "=="], marker => TreeUse.Fails(TreeError.InvalidMarker, () => _container.List(new TreeListing { Marker = marker })));

    [Fact]
    public async Task List_FilesThatVanishMeanwhile_AreLeftOut()
    {
        using var end = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                File.WriteAllText(Place($"f{i % 50}"), "");
                File.Delete(Place($"f{(i + 25) % 50}"));
            }
        });

        for (var i = 0; i < 300; i++) _ = _container.Names(new TreeListing { Flat = true, Limit = 7 });

        await end.CancelAsync();
        await changing;
    }

    [Fact]
    public void List_AHundredThousandEntries_TakesAPageOfMemory()
    {
        const int count = 100_000;
        Directory.CreateDirectory(Place("many"));
        for (var i = 0; i < count; i++) File.Create(Place("many", $"file-{i:D6}")).Dispose();
        var listing = new TreeListing { Flat = true, Limit = 5000 };
        _ = _container.List(listing);

        var seen = 0;
        string? last = null;
        foreach (var page in _container.Pages(listing))
        {
            Assert.True(string.CompareOrdinal(last, page.Entries[0].Name) < 0);
            last = page.Entries[^1].Name;
            seen += page.Entries.Count;
        }

        Assert.Equal(count, seen);
        Assert.Equal($"many/file-{count - 1:D6}", last);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = _container.List(listing);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.True(allocated < 20 << 20, $"{allocated} bytes for a page");
    }

    private static List<string> OneLevel(IEnumerable<string> names, string prefix) =>
        [.. names.Select(n => n.IndexOf('/', prefix.Length) is >= 0 and var cut ? n[..(cut + 1)] : n).Distinct()];

    private static string AnyName(Random random) => string.Join('/', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Segments[random.Next(Segments.Length)]));

    private string Place(params ReadOnlySpan<string> parts) => _account.Place(_container, parts);
}
