using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Earlier;

/// <summary>Reads the bodies of requests of earlier versions as today's, with the same care: every fault at once, each with its place.</summary>
public static class EarlierBody
{
    private static readonly Dictionary<Type, Func<EarlierText, EarlierContent>> Translators = new()
    {
        [typeof(JobCreateParameters)] = EarlierJobRequest.Translate,
        [typeof(ClusterCreateParameters)] = EarlierClusterRequest.Translate,
        [typeof(ClusterUpdateParameters)] = EarlierClusterRequest.TranslateUpdate,
        [typeof(FileServerCreateParameters)] = EarlierServerRequest.Translate,
    };

    /// <summary>Reads a body; never throws for what the text says.</summary>
    /// <typeparam name="T">Today's wire model of the request.</typeparam>
    /// <param name="utf8">The text, with or without a byte order mark.</param>
    /// <param name="generation">The version that the request is of.</param>
    public static EarlierBodyResult<T> Read<T>(ReadOnlyMemory<byte> utf8, ApiGeneration generation)
        where T : class
    {
        var content = new EarlierContent { Version = generation.Version };
        var result = WireBody.Read<T>(utf8, (root, faults) =>
        {
            if (root.Kind == ConfigNodeKind.Object) content = Translators[typeof(T)](new EarlierText(new(root, ConfigPath.Root), generation, faults));
        });
        return new(result.Value, content, result.Faults);
    }
}
