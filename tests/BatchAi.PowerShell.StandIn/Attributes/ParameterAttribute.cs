namespace System.Management.Automation;

/// <summary>Says that a property is a parameter.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
public sealed class ParameterAttribute : Attribute
{
    public const string AllParameterSets = "__AllParameterSets";

    public string ParameterSetName { get; set; } = AllParameterSets;

    public int Position { get; set; } = int.MinValue;

    public bool Mandatory { get; set; }

    public bool ValueFromPipeline { get; set; }

    public bool ValueFromPipelineByPropertyName { get; set; }

    public bool ValueFromRemainingArguments { get; set; }

    public bool DontShow { get; set; }

    public string? HelpMessage { get; set; }
}
