namespace System.Management.Automation;

/// <summary>Kinds of completions.</summary>
public enum CompletionResultType
{
    Text,
    History,
    Command,
    ProviderItem,
    ProviderContainer,
    Property,
    Method,
    ParameterName,
    ParameterValue,
    Variable,
    Namespace,
    Type,
    Keyword,
    DynamicKeyword,
}
