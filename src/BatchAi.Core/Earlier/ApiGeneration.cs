namespace BatchAi.Core.Earlier;

/// <summary>A version of the API from before workspaces, when everything lay right below a resource group.</summary>
public sealed class ApiGeneration
{
    private ApiGeneration(string version) => Version = version;

    /// <summary>The first one: no mounts of jobs, no secrets, no PyTorch.</summary>
    public static ApiGeneration Preview2017 { get; } = new("2017-09-01-preview");

    /// <summary>The last one.</summary>
    public static ApiGeneration March2018 { get; } = new("2018-03-01");

    /// <summary>All of them, newest first.</summary>
    public static IReadOnlyList<ApiGeneration> All { get; } = [March2018, Preview2017];

    /// <summary>The value of <c>api-version</c>.</summary>
    public string Version { get; }

    /// <summary>Whether it is the first one.</summary>
    public bool IsPreview => this == Preview2017;

    /// <summary>The generation of an <c>api-version</c>; none for today's.</summary>
    /// <param name="version">The version, in any case.</param>
    public static ApiGeneration? Find(string? version) => All.FirstOrDefault(one => one.Version.Equals(version, StringComparison.OrdinalIgnoreCase));

    /// <inheritdoc/>
    public override string ToString() => Version;
}
