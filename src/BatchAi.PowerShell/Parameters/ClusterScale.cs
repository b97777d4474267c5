namespace BatchAi.Parameters;

/// <summary>How many nodes a cluster has, in the shape of <c>scaleSettings</c>.</summary>
internal static class ClusterScale
{
    /// <summary>The member's value; null when the parameters say nothing.</summary>
    /// <param name="count">-NodeCount; for automatic scale, how many there are at the beginning.</param>
    /// <param name="minimum">-MinNodeCount.</param>
    /// <param name="maximum">-MaxNodeCount.</param>
    /// <param name="option">-DeallocationOption.</param>
    /// <exception cref="BatchAiException"><c>InvalidScale</c>.</exception>
    internal static Dictionary<string, object?>? Write(int? count, int? minimum, int? maximum, DeallocationOption? option = null)
    {
        if (minimum is null != maximum is null) throw ClusterErrors.HalfScale();
        if (minimum is not { } least || maximum is not { } most) return count is { } number ? Manual(number, option) : null;
        if (least > most) throw ClusterErrors.ReversedScale(least, most);

        // Bounds that leave no choice are a number.
        if (least == most && (count is null || count == least)) return Manual(least, option);
        return new()
        {
            ["autoScale"] = new Dictionary<string, object?> { ["minimumNodeCount"] = least, ["maximumNodeCount"] = most, ["initialNodeCount"] = count },
        };
    }

    private static Dictionary<string, object?> Manual(int count, DeallocationOption? option) => new()
    {
        ["manual"] = new Dictionary<string, object?> { ["targetNodeCount"] = count, ["nodeDeallocationOption"] = option?.ToString().ToLowerInvariant() },
    };
}
