namespace BatchAi.Core.Wire;

/// <summary>A named detail of an error.</summary>
public sealed class NameValuePair
{
    /// <summary>Detail name, e.g. Info, imageName.</summary>
    public string? Name { get; set; }

    /// <summary>Detail text.</summary>
    public string? Value { get; set; }
}
