using BatchAi.Service.Storage.Trees;
using BatchAi.Service.Storage.Trees.Host;
using BatchAi.Service.Storage.Trees.Parts;
using BatchAi.Service.Tests.Storage.Trees.Support;

namespace BatchAi.Service.Tests.Storage.Trees.Parts;

public sealed class EntryDescriberTests : IDisposable
{
    private readonly Cabinet _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void Describe_FewOrMany_KeepsTheirOrderAndLeavesOutWhatIsGone(int count)
    {
        var entries = Describe(count);

        Assert.Equal(Enumerable.Range(0, count), entries.Select((entry, i) => entry is null ? i : (int)entry.Length));
        Assert.Equal(Enumerable.Range(0, count).Select(IsGone), entries.Select(entry => entry is null));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1000)]
    public void Describe_ADiskThatFails_IsThatError(int count)
    {
        _folder.Fails = true;

        TreeUse.Fails(TreeError.Failed, () => Describe(count));
    }

    private static bool IsGone(int number) => number % 7 == 2;

    private TreeEntry?[] Describe(int count)
    {
        var items = Enumerable.Range(0, count).Select(i => new ListItem($"folder/{i}", $"name-{i}", IsFolder: false, Parent: 1)).ToList();
        return new EntryDescriber(records: null!, _folder, onlySizes: true).Describe(_folder, items);
    }

    /// <summary>Has files whose names tell their length.</summary>
    private sealed class Cabinet : NoFolder
    {
        internal bool Fails { get; set; }

        internal override IHostEntry Peek(string name, bool isFolder)
        {
            var number = int.Parse(name, System.Globalization.CultureInfo.InvariantCulture);
            if (Fails) throw new TreeException(TreeError.Failed, "The disk is gone.");
            return IsGone(number) ? throw new TreeException(TreeError.NotFound, "It is gone.") : new Sheet(number);
        }
    }

    private sealed class Sheet(int length) : IHostEntry
    {
        public HostStat Stat() => new() { Kind = HostKind.File, Length = length };

        public byte[]? GetAttribute(string name, out bool supported) => throw new NotSupportedException();

        public void Dispose()
        {
            // There is nothing to give back.
        }
    }
}
