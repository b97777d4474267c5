using System.Text.Json;

namespace BatchAi.Service.Hosting.Discovery;

/// <summary>The file <c>service.json</c>: there while a service is ready. What a killed service left is replaced by the next.</summary>
internal static class ServiceFile
{
    /// <summary>Makes it appear, the whole of it at once.</summary>
    internal static void Write(DataRoot root, ServiceDescription description)
    {
        RemoveHalves(root);
        OwnerOnly.ReplaceText(root.ServiceFile, JsonSerializer.Serialize(description, HostingJson.Default.ServiceDescription));
    }

    /// <summary>What a service wrote; null when there is nothing readable.</summary>
    internal static ServiceDescription? TryRead(DataRoot root)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(root.ServiceFile), HostingJson.Default.ServiceDescription);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    internal static void Remove(DataRoot root) => File.Delete(root.ServiceFile);

    private static void RemoveHalves(DataRoot root)
    {
        foreach (var half in Directory.GetFiles(root.Path, Path.GetFileName(root.ServiceFile) + ".*")) File.Delete(half);
    }
}
