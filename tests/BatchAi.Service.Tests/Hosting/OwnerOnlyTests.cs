using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Hosting;

public sealed class OwnerOnlyTests : IDisposable
{
    private const UnixFileMode Mine = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public OwnerOnlyTests() => OwnerOnly.CreateDirectory(_root);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string PathOf(string name) => Path.Combine(_root, name);

    [Fact]
    public void CreateDirectory_WithParents_IsTheOwnersAlone()
    {
        OwnerOnly.CreateDirectory(PathOf("a/b"));

        Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(PathOf("a/b")));
    }

    [Fact]
    public void CreateDurableDirectory_WithParents_IsTheOwnersAlone()
    {
        OwnerOnly.CreateDurableDirectory(PathOf("a/b"));
        OwnerOnly.CreateDurableDirectory(PathOf("a/b"));

        Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(PathOf("a/b")));
        Assert.Equal(Mine | UnixFileMode.UserExecute, File.GetUnixFileMode(PathOf("a")));
    }

    [Fact]
    public void WriteAllText_ANewFile_IsTheOwnersAlone()
    {
        OwnerOnly.WriteAllText(PathOf("a"), "ä");

        Assert.Equal(Mine, File.GetUnixFileMode(PathOf("a")));
        Assert.Equal(2, new FileInfo(PathOf("a")).Length);
    }

    [Fact]
    public void ReplaceText_AnOpenFile_TakesOverAndIsTheOwnersAlone()
    {
        File.WriteAllText(PathOf("a"), "old");

        OwnerOnly.ReplaceText(PathOf("a"), "new");

        Assert.Equal("new", File.ReadAllText(PathOf("a")));
        Assert.Equal(Mine, File.GetUnixFileMode(PathOf("a")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_root));
    }

    [Fact]
    public void ReplaceText_ThatFails_LeavesNothingAside()
    {
        Directory.CreateDirectory(PathOf("a/full"));

        Assert.ThrowsAny<Exception>(() => OwnerOnly.ReplaceText(PathOf("a"), "new"));

        Assert.Single(Directory.EnumerateFileSystemEntries(_root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("longer than what was there before")]
    public void Overwrite_AnyLength_LeavesTheTextAlone(string text)
    {
        File.WriteAllText(PathOf("a"), "what was there");

        OwnerOnly.Overwrite(PathOf("a"), text);

        Assert.Equal(text, File.ReadAllText(PathOf("a")));
    }
}
