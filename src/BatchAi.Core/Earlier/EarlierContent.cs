namespace BatchAi.Core.Earlier;

/// <summary>What an earlier version of the API said of a resource and today's has no place for; it is given back as it was sent.</summary>
public sealed record EarlierContent
{
    /// <summary>The version that the resource was created with; none for a resource of today's that an earlier version tagged.</summary>
    public string? Version { get; init; }

    /// <summary>The region that was named.</summary>
    public string? Location { get; init; }

    /// <summary>The user's tags.</summary>
    public IReadOnlyDictionary<string, string>? Tags { get; init; }

    /// <summary>A job's free label.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>A job's place in the queue, from -1000 to 1000.</summary>
    public int? Priority { get; init; }

    /// <summary>Whether a setup task is to be root.</summary>
    public bool? RunElevated { get; init; }

    /// <summary>What was said of output directories.</summary>
    public IReadOnlyList<EarlierOutput>? Outputs { get; init; }

    /// <summary>The generation that the resource was created with; none for today's.</summary>
    public ApiGeneration? Generation() => ApiGeneration.Find(Version);

    /// <summary>Whether an output directory is to be the one that its prefix names, and not a new one below it.</summary>
    /// <param name="outputId">The id of the directory.</param>
    public bool IsInPlace(string? outputId) => (Outputs ?? []).Any(output => output.Id == outputId && output.CreateNew == false);

    /// <summary>Whether two requests ask for the same, apart from labels that may change.</summary>
    /// <param name="other">The other request.</param>
    public bool AsksTheSame(EarlierContent other) =>
        (Priority ?? 0) == (other.Priority ?? 0)
        && (RunElevated ?? false) == (other.RunElevated ?? false)
        && ExperimentName == other.ExperimentName
        && InPlace().SequenceEqual(other.InPlace(), StringComparer.Ordinal);

    private IEnumerable<string> InPlace() => (Outputs ?? []).Where(output => output.CreateNew == false).Select(output => output.Id).OrderBy(id => id, StringComparer.Ordinal);
}
