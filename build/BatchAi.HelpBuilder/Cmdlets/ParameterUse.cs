namespace BatchAi.HelpBuilder.Cmdlets;

/// <summary>How a parameter is used in a set.</summary>
/// <param name="Set">The name of the set.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its position; null when it goes by its name alone.</param>
/// <param name="ByValue">Whether it takes objects from the pipeline.</param>
/// <param name="ByPropertyName">Whether it takes properties of objects from the pipeline.</param>
internal sealed record ParameterUse(string Set, bool IsMandatory, int? Position, bool ByValue, bool ByPropertyName)
{
    /// <summary>The name that stands for all sets.</summary>
    public const string EverySet = "__AllParameterSets";
}
