using System.Globalization;

namespace BatchAi.Core.Planning;

/// <summary>Makes CUDA see the GPUs that a node has for a job, and no others.</summary>
internal static class VisibleDevices
{
    /// <summary>The value of <c>CUDA_VISIBLE_DEVICES</c>; none when it is to be left alone.</summary>
    /// <param name="gpus">The GPUs leased to the node.</param>
    /// <param name="wanted">What the job itself sets, counting the node's GPUs from 0; none when it sets nothing.</param>
    public static string? Of(IList<int> gpus, string? wanted)
    {
        if (gpus.Count == 0) return null;
        return wanted is null ? Join(gpus) : Join(Chosen(gpus, wanted));
    }

    // As CUDA reads its own variable: the first entry that is no device hides itself and all that follow.
    private static IEnumerable<int> Chosen(IList<int> gpus, string wanted)
    {
        foreach (var entry in wanted.Split(','))
        {
            var isNumber = int.TryParse(entry, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index);
            if (!isNumber || index >= gpus.Count) yield break;
            yield return gpus[index];
        }
    }

    private static string Join(IEnumerable<int> gpus) => string.Join(",", gpus);
}
