namespace BatchAi.Core.Earlier;

/// <summary>What a request of an earlier version says, in the terms of today's, and what is wrong with it.</summary>
/// <typeparam name="T">Today's wire model of the request.</typeparam>
public sealed class EarlierBodyResult<T>
    where T : class
{
    internal EarlierBodyResult(T? value, EarlierContent content, IReadOnlyList<JobConfigFault> faults)
    {
        Value = value;
        Content = content;
        Faults = faults;
    }

    /// <summary>The request; null when the body has errors.</summary>
    public T? Value { get; }

    /// <summary>What of it today's version has no place for.</summary>
    public EarlierContent Content { get; }

    /// <summary>All errors and warnings in the order of the text.</summary>
    public IReadOnlyList<JobConfigFault> Faults { get; }
}
