namespace BatchAi;

/// <summary>An error of BatchAi: a stable code, what happened, and what to do next.</summary>
public class BatchAiException : Exception
{
    /// <summary>Creates an error without a code.</summary>
    public BatchAiException()
        : this("Unknown", "An error without a description happened.")
    {
    }

    /// <summary>Creates an error without a code.</summary>
    /// <param name="message">What happened, in a full sentence.</param>
    public BatchAiException(string message)
        : this("Unknown", message)
    {
    }

    /// <summary>Creates an error without a code.</summary>
    /// <param name="message">What happened, in a full sentence.</param>
    /// <param name="innerException">The cause.</param>
    public BatchAiException(string message, Exception innerException)
        : this("Unknown", message, null, innerException)
    {
    }

    /// <summary>Creates an error.</summary>
    /// <param name="code">A stable code, e.g. <c>JobNotFound</c>.</param>
    /// <param name="message">What happened, in a full sentence.</param>
    /// <param name="recommendedAction">What to do next, in a full sentence.</param>
    /// <param name="innerException">The cause.</param>
    public BatchAiException(string code, string message, string? recommendedAction = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Code = code;
        RecommendedAction = recommendedAction;
    }

    /// <summary>A stable code, e.g. <c>JobNotFound</c>.</summary>
    public string Code { get; }

    /// <summary>What to do next, if there is something to do.</summary>
    public string? RecommendedAction { get; }

    /// <summary>The HTTP status with which a service refused; none when no service did.</summary>
    public int? HttpStatus { get; set; }

    /// <summary>The id under which the service's log knows the request.</summary>
    public string? RequestId { get; set; }
}
