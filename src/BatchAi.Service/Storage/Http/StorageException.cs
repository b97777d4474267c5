namespace BatchAi.Service.Storage.Http;

/// <summary>A refusal in the words of the storage APIs.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="code">The API's code.</param>
/// <param name="message">What is wrong.</param>
#pragma warning disable RCS1194 // Without status and code it could not be answered.
internal sealed class StorageException(int status, string code, string message) : Exception(message)
{
    internal int Status => status;

    internal string Code => code;

    /// <summary>More elements of the answer's body, e.g. <c>QueryParameterName</c>.</summary>
    internal IReadOnlyList<(string Name, string Value)> Details { get; init; } = [];

    /// <summary>More headers of the answer, e.g. <c>Content-Range</c>.</summary>
    internal IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}
