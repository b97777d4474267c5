namespace BatchAi.HelpBuilder.Cmdlets;

/// <summary>A cmdlet as PowerShell sees it.</summary>
/// <param name="Verb">Its verb.</param>
/// <param name="Noun">Its noun.</param>
/// <param name="DefaultSet">The set that is used when nothing decides; null when none is named.</param>
/// <param name="Parameters">Its parameters, but for those that all cmdlets have.</param>
internal sealed record Cmdlet(string Verb, string Noun, string? DefaultSet, IReadOnlyList<CmdletParameter> Parameters)
{
    /// <summary>Verb and noun.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The names of the sets, the default one first.</summary>
    public IReadOnlyList<string> Sets()
    {
        var named = Parameters.SelectMany(parameter => parameter.Uses).Select(use => use.Set).Where(set => set != ParameterUse.EverySet);
        var sets = (DefaultSet is null ? named : named.Prepend(DefaultSet)).Distinct(StringComparer.Ordinal).ToList();
        return sets.Count == 0 ? [ParameterUse.EverySet] : sets;
    }
}
