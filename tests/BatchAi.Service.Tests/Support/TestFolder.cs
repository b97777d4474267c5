namespace BatchAi.Service.Tests.Support;

/// <summary>Removes folders of tests.</summary>
internal static class TestFolder
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>Removes a folder; something that is just ending may still be writing into it.</summary>
    internal static async Task RemoveAsync(string path)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (Directory.Exists(path))
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(10);
            }
        }
    }
}
