namespace BatchAi.Core.Wire;

/// <summary>An operation of the resource provider.</summary>
public sealed class Operation
{
    /// <summary>E.g. Microsoft.BatchAI/workspaces/read.</summary>
    public string? Name { get; set; }

    /// <summary>Provider / operation / resource / description.</summary>
    public OperationDisplay? Display { get; set; }

    /// <summary>User,system.</summary>
    public string? Origin { get; set; }
}
