namespace BatchAi;

/// <summary>A directory that takes a job's output.</summary>
public sealed class PlanOutput
{
    /// <summary><c>stdouterr</c>, or the id that the job gives the directory.</summary>
    public string Id { get; set; } = "";

    /// <summary>The full path on the node.</summary>
    public string Path { get; set; } = "";

    /// <summary>The path of the mount (see <see cref="PlanMount.Path"/>) that it lies on; none when it is on the node's own disk.</summary>
    public string? MountPath { get; set; }

    /// <summary>
    /// The path below the mount's root, with forward slashes; no template, but the path itself. None when it differs from node to node.
    /// </summary>
    public string? PathOnMount { get; set; }
}
