namespace BatchAi.Core.JobFiles;

/// <summary>Finds uses of directories' variables in all texts of a job.</summary>
internal sealed class DirectoryReferences(ConfigPlace job, FaultList faults)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Warns once of each variable that the job uses and no directory of the list declares.</summary>
    public void Check(string prefix, string list)
    {
        foreach (var id in job.Objects(list).Select(directory => directory.TextOf("id")).OfType<ConfigPlace>())
        {
            _known.Add(prefix + id.Text);
            // A shell ends the name of a variable at a dash, so a use shows no more than what stands before it.
            _known.Add(prefix + id.Text.Split('-')[0]);
        }

        foreach (var own in job.Objects("environmentVariables").Select(variable => variable.TextOf("name")).OfType<ConfigPlace>()) _known.Add(own.Text);
        Visit(job, prefix, list);
    }

    private void Visit(ConfigPlace place, string prefix, string list)
    {
        if (place.Node.Kind == ConfigNodeKind.Text) Search(place, prefix, list);
        foreach (var member in place.Node.Members) Visit(new(member.Value, place.Path.Member(member.Name)), prefix, list);
        for (var i = 0; i < place.Node.Items.Count; i++) Visit(new(place.Node.Items[i], place.Path.Item(i)), prefix, list);
    }

    private void Search(ConfigPlace place, string prefix, string list)
    {
        var text = place.Text;
        for (var start = text.IndexOf(prefix, StringComparison.Ordinal); start >= 0; start = text.IndexOf(prefix, start + 1, StringComparison.Ordinal))
        {
            if (!IsUse(text, start)) continue;
            var end = start + prefix.Length;
            while (end < text.Length && VariableRules.IsWordLetter(text[end])) end++;
            var name = text.Substring(start, end - start);
            if (!_known.Add(name)) continue;
            faults.Warning(FaultCodes.UndeclaredDirectory, place, $"{FaultWords.Quote("$" + name)} is used, but '{list}' has no such id, so the variable will be empty; declare it or mend the name.");
        }
    }

    private static bool IsUse(string text, int start) =>
        start > 0 && (text[start - 1] == '$' || (text[start - 1] == '{' && start > 1 && text[start - 2] == '$'));
}
