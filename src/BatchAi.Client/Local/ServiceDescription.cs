using System.Text.Json;

namespace BatchAi.Client.Local;

/// <summary>What <c>service.json</c> tells of the service of a data root.</summary>
internal sealed class ServiceDescription
{
    public int Pid { get; set; }

    public DateTimeOffset? StartTime { get; set; }

    public string? ManagementEndpoint { get; set; }

    public string? BlobEndpoint { get; set; }

    public string? FileEndpoint { get; set; }

    public string? TokenPath { get; set; }

    public string? CaPath { get; set; }

    /// <summary>That of the service that is ready; null when none is. A description without a living service is nobody's.</summary>
    internal static ServiceDescription? FindRunning(string root) => IsHeld(root) ? TryRead(root) : null;

    /// <summary>Whether a service lives: it holds the lock as long as it does.</summary>
    internal static bool IsHeld(string root)
    {
        try
        {
            // On POSIX systems .NET asks for a shared lock here, which the service's exclusive one refuses.
            using var file = new FileStream(Path.Combine(root, "service.lock"), FileMode.Open, FileAccess.Read, System.IO.FileShare.Read);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (UnauthorizedAccessException error)
        {
            throw LocalErrors.NotReadable(root, error);
        }
    }

    private static ServiceDescription? TryRead(string root)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(root, "service.json")), ServiceDescriptionJson.Default.ServiceDescription);
        }
        catch (Exception error) when (error is IOException or JsonException)
        {
            return null;
        }
    }
}
