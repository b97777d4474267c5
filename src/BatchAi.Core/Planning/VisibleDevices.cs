using System.Globalization;

namespace BatchAi.Core.Planning;

/// <summary>Makes CUDA see the GPUs that a node has for a job, and no others.</summary>
internal static class VisibleDevices
{
    /// <summary>The value of <c>CUDA_VISIBLE_DEVICES</c>; none when it is to be left alone.</summary>
    /// <param name="node">The node, with the GPUs leased to it.</param>
    /// <param name="wanted">What the job itself sets: uuids, or numbers that count the node's GPUs from 0; none when it sets nothing.</param>
    public static string? Of(AllocatedNode node, string? wanted)
    {
        if (node.Gpus.Count == 0) return node.HidesGpus ? "" : null;
        return string.Join(",", wanted is null ? node.Gpus : Chosen(node.Gpus, wanted));
    }

    // As CUDA reads its own variable: the first entry that is no device hides itself and all that follow.
    private static IEnumerable<string> Chosen(IList<string> gpus, string wanted)
    {
        foreach (var entry in wanted.Split(',').Select(text => text.Trim()))
        {
            var isNumber = int.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var index);
            if (isNumber ? index >= gpus.Count : !gpus.Contains(entry)) yield break;
            yield return isNumber ? gpus[index] : entry;
        }
    }
}
