namespace BatchAi.Client.Local;

/// <summary>The file with the token of a local service, which only its owner can read.</summary>
internal static class TokenFile
{
    internal static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BatchAiException("TokenNotReadable", $"The service's token '{path}' cannot be read: {error.Message}", null, error);
        }
    }
}
