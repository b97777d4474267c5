namespace BatchAi;

public sealed class BoundedFileTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(100_000)]
    public void Read_FileWithinTheLimit_ReturnsAllBytes(int length)
    {
        var expected = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        File.WriteAllBytes(_path, expected);

        Assert.Equal(expected, BoundedFile.Read(_path, 100_000));
    }

    [Fact]
    public void Read_FileBeyondTheLimit_ReturnsTooManyBytesButNotAll()
    {
        File.WriteAllBytes(_path, new byte[1_000_000]);

        Assert.InRange(BoundedFile.Read(_path, 10).Length, 11, 100_000);
    }

    [Fact]
    public void Read_FileThatSomebodyWrites_IsRead()
    {
        using var writer = new FileStream(_path, FileMode.CreateNew, FileAccess.Write, System.IO.FileShare.ReadWrite);
        writer.WriteByte(1);
        writer.Flush();

        Assert.Equal([1], BoundedFile.Read(_path, 10));
    }

    [Fact]
    public void Read_NoFile_Throws() => Assert.Throws<FileNotFoundException>(() => BoundedFile.Read(_path, 10));
}
