using System.Collections;
using System.Globalization;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>What parameters say of a job; null where they say nothing.</summary>
internal sealed record JobOverlay
{
    public int? NodeCount { get; init; }

    public JobPriority? Priority { get; init; }

    public IDictionary? Mounts { get; init; }

    public IDictionary? Inputs { get; init; }

    public IDictionary? Outputs { get; init; }

    public string? OutputPrefix { get; init; }

    public IDictionary? Variables { get; init; }

    public IDictionary? Secrets { get; init; }

    public string? Image { get; init; }

    public string? Preparation { get; init; }

    public TimeSpan? Limit { get; init; }

    public KeyValuePair<string, object?>? Toolkit { get; init; }

    /// <summary>The same in the shape of a job file.</summary>
    internal string ToJson()
    {
        var properties = new Dictionary<string, object?>
        {
            ["nodeCount"] = NodeCount,
            ["schedulingPriority"] = Priority?.ToString().ToLowerInvariant(),
            ["mountVolumes"] = Mounts,
            ["containerSettings"] = One("imageSourceRegistry", One("image", Image)),
            ["jobPreparation"] = One("commandLine", Preparation),
            ["stdOutErrPathPrefix"] = OutputPrefix,
            ["inputDirectories"] = List(Inputs, (id, path) => new() { ["id"] = id, ["path"] = path }),
            ["outputDirectories"] = List(Outputs, Output),
            ["environmentVariables"] = List(Variables, (name, value) => new() { ["name"] = name, ["value"] = Text(value) }),
            ["secrets"] = List(Secrets, (name, value) => new() { ["name"] = name, ["value"] = value }),
            ["constraints"] = One("maxWallClockTime", Limit),
        };
        if (Toolkit is { } toolkit) properties[toolkit.Key] = toolkit.Value;
        return JsonText.Write(One("properties", properties));
    }

    private static Dictionary<string, object?>? One(string name, object? value) => value is null ? null : new() { [name] = value };

    private static List<Dictionary<string, object?>>? List(IDictionary? values, Func<string, object?, Dictionary<string, object?>> write) =>
        values is null ? null : JsonText.Entries(values).Select(entry => write(entry.Key, entry.Value)).ToList();

    // A prefix alone, or a prefix and a suffix together.
    private static Dictionary<string, object?> Output(string id, object? value) => value switch
    {
        OutputDirectory directory => new() { ["id"] = id, ["pathPrefix"] = directory.PathPrefix, ["pathSuffix"] = directory.PathSuffix },
        IDictionary parts => new() { ["id"] = id, ["pathPrefix"] = parts["PathPrefix"], ["pathSuffix"] = parts["PathSuffix"] },
        _ => new() { ["id"] = id, ["pathPrefix"] = value },
    };

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);
}
