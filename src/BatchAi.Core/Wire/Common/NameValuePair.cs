namespace BatchAi.Core.Wire;

/// <summary>A named detail of an error.</summary>
public sealed class NameValuePair
{
    /// <summary>The detail's name, e.g. <c>imageName</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The detail in words.</summary>
    public string? Value { get; set; }
}
