namespace BatchAi.Client.Output;

/// <summary>Finds where the last lines of a file begin, from its end.</summary>
internal static class OutputTail
{
    private const int BlockLength = 64 * 1024;

    /// <summary>The place of the first of the last lines.</summary>
    /// <param name="length">The file's length.</param>
    /// <param name="lines">How many lines; a last one without an end counts.</param>
    /// <param name="read">Reads a part: its first byte, and how many there are.</param>
    internal static async Task<long> FindAsync(long length, int lines, Func<long, int, Task<byte[]>> read)
    {
        if (lines == 0) return length;
        var left = lines;
        for (var end = length; end > 0;)
        {
            var start = Math.Max(0, end - BlockLength);
            var block = await read(start, (int)(end - start));
            for (var i = block.Length - 1; i >= 0; i--)
            {
                // The end of the last line begins no other.
                if (block[i] == '\n' && start + i + 1 < length && --left == 0) return start + i + 1;
            }

            end = start;
        }

        return 0;
    }
}
