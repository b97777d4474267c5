namespace BatchAi.Core.Earlier;

/// <summary>
/// The ids of resources without workspace and experiment, and where those resources are: in the workspace and experiment
/// <c>default</c> of their resource group.
/// </summary>
public static class FlatId
{
    /// <summary>The workspace and the experiment that earlier versions see.</summary>
    public const string Home = "default";

    private const string Jobs = "jobs";
    private const string Workspace = "workspaces/" + Home;
    private const string Experiment = "experiments/" + Home;
    private const int FlatLength = 9;
    private const int TypeIndex = 7;
    private static readonly string[] Types = ["clusters", "fileservers", Jobs];

    /// <summary>Today's id of a flat one; any other text as it is.</summary>
    /// <param name="id">The id.</param>
    public static string ToHome(string id)
    {
        var segments = id.Split('/');
        if (segments.Length != FlatLength || !Is(segments[TypeIndex - 1], "Microsoft.BatchAI")) return id;
        if (Types.FirstOrDefault(type => Is(segments[TypeIndex], type)) is not { } type) return id;
        var group = string.Join("/", segments.Take(TypeIndex));
        return type == Jobs ? $"{group}/{Workspace}/{Experiment}/{type}/{segments[FlatLength - 1]}" : $"{group}/{Workspace}/{type}/{segments[FlatLength - 1]}";
    }

    /// <summary>The flat id of a resource that earlier versions see; any other text as it is.</summary>
    /// <param name="id">The id.</param>
    public static string ToFlat(string id)
    {
        var segments = id.Split('/').ToList();
        foreach (var parent in (string[])["workspaces", "experiments"])
        {
            if (segments.Count > FlatLength && Is(segments[TypeIndex], parent) && Is(segments[TypeIndex + 1], Home)) segments.RemoveRange(TypeIndex, 2);
        }

        return segments.Count == FlatLength && Types.Any(type => Is(segments[TypeIndex], type)) ? string.Join("/", segments) : id;
    }

    /// <summary>A text in which flat ids stand instead of today's.</summary>
    /// <param name="words">The text.</param>
    public static string Flatten(string words) => words.Replace($"/{Workspace}/{Experiment}/", "/").Replace($"/{Workspace}/", "/");

    private static bool Is(string segment, string word) => segment.Equals(word, StringComparison.OrdinalIgnoreCase);
}
