namespace BatchAi.Bench.Harness;

/// <summary>
/// Folders that go with this process, all at its end: for a minute after many files were deleted, ext4 is slow to
/// create new ones, which would count against whatever is measured next.
/// </summary>
internal static class TemporaryFolder
{
    private static readonly string Root = Directory.CreateTempSubdirectory("batchai-bench-").FullName;
    private static int _count;

    internal static string Create() => Directory.CreateDirectory(Path.Combine(Root, $"{++_count}")).FullName;

    internal static void RemoveAll() => Directory.Delete(Root, recursive: true);
}
