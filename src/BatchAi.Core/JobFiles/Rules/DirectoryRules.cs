namespace BatchAi.Core.JobFiles;

/// <summary>Judges the named directories of a job.</summary>
internal static class DirectoryRules
{
    private const string StandardOutput = "stdouterr";

    public static void CheckInputs(ConfigPlace job, FaultList faults)
    {
        CheckIds(job, "inputDirectories", faults);
        foreach (var directory in job.Objects("inputDirectories")) PathRules.CheckAbsolute(directory.WordsOf("path"), faults);
    }

    public static void CheckOutputs(ConfigPlace job, FaultList faults)
    {
        CheckIds(job, "outputDirectories", faults);
        foreach (var directory in job.Objects("outputDirectories"))
        {
            PathRules.CheckPrefix(directory.WordsOf("pathPrefix"), faults);
            PathRules.CheckSuffix(directory.WordsOf("pathSuffix"), faults);
            if (directory.TextOf("id") is { } id && id.Text.Equals(StandardOutput, StringComparison.OrdinalIgnoreCase))
            {
                faults.Error(FaultCodes.InvalidName, id, $"'{StandardOutput}' names the directory of stdout and stderr; choose another id.");
            }
        }
    }

    private static void CheckIds(ConfigPlace job, string list, FaultList faults)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in job.Objects(list).Select(directory => directory.WordsOf("id")).OfType<ConfigPlace>())
        {
            if (!id.Text.All(VariableRules.IsIdLetter))
            {
                faults.Error(FaultCodes.InvalidName, id, $"{FaultWords.Quote(id.Text)} cannot end the name of a variable; use letters, digits, '_' and '-'.", "letters, digits, '_' and '-'");
            }
            else if (!ids.Add(id.Text))
            {
                faults.Error(FaultCodes.DuplicateName, id, $"Another directory has the id {FaultWords.Quote(id.Text)}, too; give each its own.");
            }
        }
    }
}
