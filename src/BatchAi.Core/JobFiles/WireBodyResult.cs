namespace BatchAi.Core.JobFiles;

/// <summary>What a request's body says, and what is wrong with it.</summary>
/// <typeparam name="T">The wire model of the request.</typeparam>
public sealed class WireBodyResult<T>
    where T : class
{
    internal WireBodyResult(T? value, IReadOnlyList<JobConfigFault> faults)
    {
        Value = value;
        Faults = faults;
    }

    /// <summary>The request; null when the body has errors.</summary>
    public T? Value { get; }

    /// <summary>All errors and warnings in the order of the text.</summary>
    public IReadOnlyList<JobConfigFault> Faults { get; }
}
