namespace BatchAi.Core.JobFiles;

/// <summary>Judges the mounts of a job or of a cluster.</summary>
internal static class MountRules
{
    private static readonly string[] Kinds = ["azureFileShares", "azureBlobFileSystems", "fileServers", "unmanagedFileSystems"];

    public static void Check(ConfigPlace? volumes, FaultList faults)
    {
        if (volumes is null) return;
        CheckUrls(volumes, faults);
        CheckPaths(volumes, faults);
    }

    /// <summary>The mounts' paths below their root.</summary>
    public static HashSet<string> PathsOf(ConfigPlace? volumes) =>
        new(volumes is null ? [] : Places(volumes).Select(place => place.Text), StringComparer.Ordinal);

    private static void CheckUrls(ConfigPlace volumes, FaultList faults)
    {
        foreach (var share in volumes.Objects("azureFileShares"))
        {
            if (share.WordsOf("azureFileUrl") is not { } url || AzureFileUrl.TryParse(url.Text, out _)) continue;
            faults.Error(FaultCodes.InvalidUrl, url, "This is no URL of a file share; write https://<account>.file.core.windows.net/<share>.", "https://<account>.file.<suffix>/<share>");
        }
    }

    private static void CheckPaths(ConfigPlace volumes, FaultList faults)
    {
        var places = new List<ConfigPlace>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Places(volumes))
        {
            if (PathRules.ProblemOfMount(place.Text) is { } problem)
            {
                faults.Error(FaultCodes.InvalidPath, place, $"{FaultWords.Quote(place.Text)} {problem}.", "a relative path such as logs");
            }
            else if (!paths.Add(place.Text))
            {
                faults.Error(FaultCodes.DuplicateName, place, $"Another mount has the path {FaultWords.Quote(place.Text)}, too; give each its own.");
            }
            else
            {
                places.Add(place);
            }
        }

        foreach (var place in places) CheckNesting(place, paths, faults);
    }

    private static void CheckNesting(ConfigPlace place, HashSet<string> paths, FaultList faults)
    {
        for (var end = place.Text.IndexOf('/'); end > 0; end = place.Text.IndexOf('/', end + 1))
        {
            var outer = place.Text.Substring(0, end);
            if (!paths.Contains(outer)) continue;
            faults.Error(FaultCodes.NestedMount, place, $"This mount lies inside the mount {FaultWords.Quote(outer)}; give it a path of its own.");
            return;
        }
    }

    /// <summary>The mounts, whatever their kind.</summary>
    public static IEnumerable<ConfigPlace> MountsOf(ConfigPlace? volumes) => volumes is null ? [] : Kinds.SelectMany(volumes.Objects);

    private static IEnumerable<ConfigPlace> Places(ConfigPlace volumes) =>
        MountsOf(volumes).Select(mount => mount.WordsOf("relativeMountPath")).OfType<ConfigPlace>();
}
