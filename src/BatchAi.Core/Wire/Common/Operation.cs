namespace BatchAi.Core.Wire;

/// <summary>An operation of the resource provider.</summary>
public sealed class Operation
{
    /// <summary>The operation's name, e.g. <c>Microsoft.BatchAI/workspaces/read</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The operation in words.</summary>
    public OperationDisplay? Display { get; set; }

    /// <summary>Who may use it: <c>user,system</c>.</summary>
    public string? Origin { get; set; }
}
