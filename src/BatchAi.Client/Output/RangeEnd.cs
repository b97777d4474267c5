namespace BatchAi.Client.Output;

/// <summary>How a read of a part of a file ended.</summary>
internal enum RangeEnd
{
    /// <summary>There were bytes.</summary>
    Some,

    /// <summary>There is nothing after the place that was asked for.</summary>
    Nothing,

    /// <summary>The link does not open the file any more.</summary>
    Refused,

    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>Nobody answered, or the answer broke off.</summary>
    Failed,
}
