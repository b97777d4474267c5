namespace BatchAi;

/// <summary>Reads files whose size is not known to be sane.</summary>
internal static class BoundedFile
{
    private const int ChunkLength = 64 * 1024;

    /// <summary>Reads a file, or as much of it as shows that it is too large.</summary>
    /// <param name="path">The file's full path.</param>
    /// <param name="maximumBytes">The size in bytes of the largest file that can be used.</param>
    /// <returns>The bytes; more than the maximum when the file is too large.</returns>
    public static byte[] Read(string path, int maximumBytes)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, System.IO.FileShare.ReadWrite | System.IO.FileShare.Delete);
        using var bytes = new MemoryStream();
        var chunk = new byte[ChunkLength];
        int read;
        while (bytes.Length <= maximumBytes && (read = file.Read(chunk, 0, chunk.Length)) > 0) bytes.Write(chunk, 0, read);
        return bytes.ToArray();
    }
}
