using System.Text;
using BatchAi.Service.Hosting.Serving;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.HostingService;

public sealed class MappedLibrariesTests
{
    private const string Library = "/usr/share/dotnet/System.Private.CoreLib.dll";

    [Theory]
    [InlineData("r-xp", Library)]
    [InlineData("r--p", Library)]
    [InlineData("r--s", Library)]
    [InlineData("r-xp", "/opt/my tools/libcrypto.so")]
    [InlineData("r-xp", "/usr/lib/libcrypto.so.3")]
    [InlineData("r--p", "/usr/lib/libstdc++.so.6.0.30")]
    [InlineData("r--s", "/data/Größe/name.dll")]
    public void Find_ReadableLibrary_IsFound(string rights, string file) =>
        Assert.Equal([new MappedLibrary(0x72270000, 0x72dbc000, file)], Find(Mapping(rights, file, anonymous: 0)));

    [Theory]
    [InlineData("rw-p", Library)]
    [InlineData("rwxp", Library)]
    [InlineData("rw-s", Library)]
    [InlineData("---p", Library)]
    [InlineData("--xp", Library)]
    [InlineData("r-xp", Library + " (deleted)")]
    [InlineData("r-xp", "/usr/lib/libcrypto.so.3 (deleted)")]
    [InlineData("r-xs", "/memfd:doublemapper (deleted)")]
    [InlineData("r-xp", "[vdso]")]
    [InlineData("r--p", "")]
    [InlineData("r--s", "/data/batchai.db-shm")]
    [InlineData("r--s", "/data/x.so.d/names")]
    [InlineData("r--s", "/data/x.so.d/names.1")]
    public void Find_AnythingElse_IsNot(string rights, string file) => Assert.Empty(Find(Mapping(rights, file, anonymous: 0)));

    [Fact]
    public void Find_LibraryThatWasWrittenTo_IsNot() => Assert.Empty(Find(Mapping("r-xp", Library, anonymous: 4)));

    [Fact]
    public void Find_SystemThatDoesNotTellWhatIsOwn_FindsNone() =>
        Assert.Empty(Find($"72270000-72dbc000 r-xp 00000000 fe:00 350922                     {Library}\nSize: 4 kB\n"));

    [Fact]
    public void Find_SeveralMappings_TakesEachByItsOwnFigures()
    {
        var found = Find(Mapping("rw-p", "/a.dll", 0) + Mapping("r-xp", "/b.dll", 8) + Mapping("r-xp", "/c.dll", 0) + Mapping("r--p", "", 0) + Mapping("r--s", "/d.dll", 0));

        Assert.Equal(["/c.dll", "/d.dll"], found.Select(library => library.File));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Find_ComesInPieces_IsTheSame(int size)
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(n => Mapping("r--s", $"/{n}.dll", 0) + Mapping("rw-p", $"/{n}.dll", 4)));
        using var pieces = new PiecewiseStream(Encoding.UTF8.GetBytes(text), size);

        Assert.Equal(Enumerable.Range(0, 500).Select(n => $"/{n}.dll"), MappedLibraries.Find(pieces).Select(library => library.File));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("Anonymous:         0 kB\n")]
    [InlineData("72270000 r-xp /x.dll\nAnonymous: 0 kB\n")]
    [InlineData("7fd1zz-7fd2 r-xp /x.dll\nAnonymous: 0 kB\n")]
    [InlineData("a/\nAnonymous: 0 kB\n")]
    [InlineData("72270000-72dbc000 r-xp 00000000 fe:00 350922 /x.dll")]
    public void Find_NoMappings_FindsNone(string text) => Assert.Empty(Find(text));

    [Fact]
    public void Find_LineWithoutEnd_Ends() => Assert.Empty(Find(new string('a', 100_000)));

    [Fact]
    public void Find_ThisProcess_FindsTheRuntime()
    {
        if (!OperatingSystem.IsLinux()) return;
        using var mappings = File.OpenRead("/proc/self/smaps");

        Assert.Contains(MappedLibraries.Find(mappings), library => library.File == typeof(object).Assembly.Location);
    }

    private static string Mapping(string rights, string file, int anonymous) => $"""
        72270000-72dbc000 {rights} 00000000 fe:00 350922                     {file}
        Size:              11568 kB
        Rss:                8192 kB
        Anonymous:         {anonymous} kB
        AnonHugePages:         0 kB
        VmFlags: rd ex mr mw me sd

        """;

    private static IReadOnlyList<MappedLibrary> Find(string text)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return MappedLibraries.Find(stream);
    }
}
