namespace BatchAi.Core.JobFiles;

/// <summary>Finds paths below a mount root in all texts of a job.</summary>
internal static class MountReferences
{
    // What is mounted is told elsewhere, and values of secrets are not looked into.
    private static readonly string[] Skipped = ["mountVolumes", "secrets"];

    /// <summary>The paths below a variable's folder, each once: the place of the text, and the path.</summary>
    public static IReadOnlyList<(ConfigPlace Place, string Path)> Find(ConfigPlace job, string variable)
    {
        var found = new List<(ConfigPlace, string)>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var place in Texts(job))
        {
            foreach (var path in PathsIn(place.Text, variable))
            {
                if (known.Add(path)) found.Add((place, path));
            }
        }

        return found;
    }

    /// <summary>The paths below a variable's folder in a text, as far as they are written out.</summary>
    public static IEnumerable<string> PathsIn(string text, string variable)
    {
        foreach (var start in (string[])["$" + variable + "/", "${" + variable + "}/"])
        {
            for (var at = text.IndexOf(start, StringComparison.Ordinal); at >= 0; at = text.IndexOf(start, at + 1, StringComparison.Ordinal))
            {
                var end = at + start.Length;
                while (end < text.Length && IsPathLetter(text[end])) end++;
                // A variable or a pattern may stand for anything: only the folders before it are certain.
                var isOpen = end < text.Length && text[end] is '$' or '*' or '?' or '[' or '{' or '`';
                var path = text.Substring(at + start.Length, end - at - start.Length);
                if (isOpen) path = path.Substring(0, Math.Max(0, path.LastIndexOf('/')));
                if (path.Trim('/', '.') is { Length: > 0 }) yield return path.Trim('/');
            }
        }
    }

    /// <summary>Whether a path lies on one of some mounts.</summary>
    public static bool IsMounted(string path, IEnumerable<string> mounts) =>
        mounts.Any(mount => path == mount || path.StartsWith(mount + "/", StringComparison.Ordinal));

    private static bool IsPathLetter(char letter) => char.IsLetterOrDigit(letter) || letter is '/' or '.' or '-' or '_' or '+' or '@' or '%' or '=';

    private static IEnumerable<ConfigPlace> Texts(ConfigPlace place)
    {
        if (place.Node.Kind == ConfigNodeKind.Text) yield return place;
        foreach (var member in place.Node.Members.Where(member => !Skipped.Contains(member.Name)))
        {
            foreach (var text in Texts(new(member.Value, place.Path.Member(member.Name)))) yield return text;
        }

        for (var i = 0; i < place.Node.Items.Count; i++)
        {
            foreach (var text in Texts(new(place.Node.Items[i], place.Path.Item(i)))) yield return text;
        }
    }
}
