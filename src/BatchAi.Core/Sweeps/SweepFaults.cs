using BatchAi.Core.JobFiles;

namespace BatchAi.Core.Sweeps;

/// <summary>What may be wrong with a sweep, in words.</summary>
internal static class SweepFaults
{
    private const string Writing = "Write parameters as name=value,value, e.g. lr=0.1,0.01 or seed=1..5; a value with a comma or spaces around it goes into double quotes.";

    public static BatchAiException NoParameter() => Invalid("The sweep has no parameter.", Writing);

    public static BatchAiException NotAParameter(string text) => Invalid($"{FaultWords.Quote(text)} is no parameter of a sweep.", Writing);

    public static BatchAiException BadQuotes(string name, string item) => Invalid($"The quotes of {FaultWords.Quote(item)}, a value of {FaultWords.Quote(name)}, do not end, or not at its end.", Writing);

    public static BatchAiException EmptyItem(string name) => Invalid($"Between two commas of {FaultWords.Quote(name)} stands nothing.", "Take a comma away, or write \"\" for an empty value.");

    public static BatchAiException BadRange(string item, string why) => Invalid($"The range {FaultWords.Quote(item)} {why}.", "Write first..last or first..last..step, e.g. 1..5 or 0.1..0.5..0.1; a text that only looks like one goes into double quotes.");

    public static BatchAiException BadName(string name) => Invalid($"{FaultWords.Quote(name)} is no name of a parameter.", "Use letters, digits and '_', and no digit first.");

    public static BatchAiException NameTwice(string name) => Invalid($"The parameter {FaultWords.Quote(name)} is given more than once; case makes no difference.", "Give all its values in one place.");

    public static BatchAiException NoValue(string name) => Invalid($"The parameter {FaultWords.Quote(name)} has no value.", "Give it one or more values, or take it away.");

    public static BatchAiException ValueTwice(string name, string text) => Invalid($"The parameter {FaultWords.Quote(name)} has the value {FaultWords.Quote(text)} twice.", "Take one away: both jobs would do the same.");

    public static BatchAiException BadValue(string name) => Invalid($"A value of the parameter {FaultWords.Quote(name)} has a NUL character, which cannot be passed on.", "Take it out.");

    public static BatchAiException BadFirst() => Invalid("A sweep draws at least one combination.", "Give a number from 1.");

    public static BatchAiException TooLarge(decimal count) => new(
        "SweepTooLarge",
        FormattableString.Invariant($"The sweep would have {count:#,0} jobs; {Sweep.MaximumVariants:#,0} are the most."),
        "Give fewer values, or draw some of the combinations at random.");

    public static BatchAiException Uncountable() => new("SweepTooLarge", "The sweep has more combinations than can be counted.", "Give fewer parameters or values.");

    private static BatchAiException Invalid(string message, string action) => new("InvalidSweep", message, action);
}
