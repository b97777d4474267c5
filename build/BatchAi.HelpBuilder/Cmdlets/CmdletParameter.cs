namespace BatchAi.HelpBuilder.Cmdlets;

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The name of its type, as PowerShell writes it.</param>
/// <param name="Aliases">Its other names.</param>
/// <param name="Globbing">Whether wildcards are expanded.</param>
/// <param name="Choices">What it may be, where that is a short list.</param>
/// <param name="Uses">How it is used in each set.</param>
internal sealed record CmdletParameter(string Name, string Type, IReadOnlyList<string> Aliases, bool Globbing, IReadOnlyList<string> Choices, IReadOnlyList<ParameterUse> Uses)
{
    /// <summary>Whether it is there or not, and takes no value.</summary>
    public bool IsSwitch => Type == "SwitchParameter";

    /// <summary>What is said of it where the page does not: null but for those that PowerShell adds.</summary>
    public string? CommonText => Name switch
    {
        "WhatIf" => "Tells what would be done, and does nothing.",
        "Confirm" => "Asks before anything is done.",
        _ => null,
    };

    /// <summary>How it is used in a set; null when it is not in it.</summary>
    /// <param name="set">The set.</param>
    public ParameterUse? In(string set) => Uses.FirstOrDefault(use => use.Set == set) ?? Uses.FirstOrDefault(use => use.Set == ParameterUse.EverySet);

    /// <summary>How it is used, all sets together.</summary>
    public ParameterUse Overall() => new(
        ParameterUse.EverySet,
        Uses.All(use => use.IsMandatory),
        Uses[0].Position,
        Uses.Any(use => use.ByValue),
        Uses.Any(use => use.ByPropertyName));
}
