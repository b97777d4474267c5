namespace System.Management.Automation;

/// <summary>The words of an error.</summary>
public class ErrorDetails(string message)
{
    public string Message { get; } = message;

    public string? RecommendedAction { get; set; }
}
