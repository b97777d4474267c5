namespace BatchAi.Core.JobFiles;

/// <summary>Judges environment variables, plain and secret.</summary>
internal static class VariableRules
{
    private const string ReservedPrefix = "AZ_BATCHAI_";
    private static readonly string[] Lists = ["environmentVariables", "secrets"];

    /// <summary>Judges the variables of a job or of a setup task.</summary>
    public static void Check(ConfigPlace owner, FaultList faults)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in Lists.SelectMany(owner.Objects).Select(variable => variable.WordsOf("name")).OfType<ConfigPlace>())
        {
            if (!IsName(name.Text))
            {
                faults.Error(FaultCodes.InvalidName, name, $"{FaultWords.Quote(name.Text)} is no name of a variable; use letters, digits and '_', and no digit first.", "letters, digits and '_'");
            }
            else if (!names.Add(name.Text))
            {
                faults.Error(FaultCodes.DuplicateName, name, $"The variable {FaultWords.Quote(name.Text)} is given more than once; keep one of them.");
            }
            else if (name.Text.StartsWith(ReservedPrefix, StringComparison.Ordinal))
            {
                faults.Warning(FaultCodes.ReservedName, name, $"Names that begin with {ReservedPrefix} belong to the service, which may replace the value of {FaultWords.Quote(name.Text)}; choose another name.");
            }
        }
    }

    public static bool IsWordLetter(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_';

    public static bool IsIdLetter(char letter) => IsWordLetter(letter) || letter == '-';

    private static bool IsName(string name) => name.All(IsWordLetter) && name[0] is not (>= '0' and <= '9');
}
