namespace System.Management.Automation;

/// <summary>An error as cmdlets write it.</summary>
public class ErrorRecord(Exception exception, string errorId, ErrorCategory errorCategory, object? targetObject)
{
    public Exception Exception { get; } = exception;

    public object? TargetObject { get; } = targetObject;

    public ErrorCategoryInfo CategoryInfo { get; } = new(errorCategory);

    public ErrorDetails? ErrorDetails { get; set; }

    public string FullyQualifiedErrorId => Command is null ? errorId : $"{errorId},{Command}";

    internal string? Command { get; set; }
}
