namespace BatchAi.Core.Tests.Planning.Support;

/// <summary>
/// Compares a text with the file that holds what is expected. With <c>BATCHAI_UPDATE_GOLDEN=1</c> in the environment
/// the file is written instead, and the change is reviewed as a difference of the source tree.
/// </summary>
internal static class GoldenFile
{
    private static readonly bool IsUpdated = Environment.GetEnvironmentVariable("BATCHAI_UPDATE_GOLDEN") == "1";

    public static void AssertEqual(string name, string actual)
    {
        var path = Path.Combine(RepositoryFolder.Golden, name);
        var text = actual.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
        if (IsUpdated) File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"{name} is missing; run the tests once with BATCHAI_UPDATE_GOLDEN=1.");
        Assert.Equal(File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal), text);
    }
}
