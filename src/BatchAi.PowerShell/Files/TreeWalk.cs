using System.Management.Automation;
using BatchAi.Parameters;

namespace BatchAi.Files;

/// <summary>Finds files and directories by a path, in which any part may have wildcards.</summary>
/// <typeparam name="T">What it finds.</typeparam>
/// <param name="tree">Where it looks.</param>
internal sealed class TreeWalk<T>(ITree<T> tree)
    where T : class
{
    /// <summary>Finds them.</summary>
    /// <param name="path">A directory, whose content is meant, a file, or a pattern; null or empty for everything.</param>
    /// <param name="recurse">Whether what is in directories is found, too.</param>
    /// <param name="use">Takes what is found, and its path below the directory that was looked through.</param>
    /// <exception cref="BatchAiException">There is nothing at a path without wildcards.</exception>
    internal async Task RunAsync(string? path, bool recurse, Func<T, string, Task> use)
    {
        var parts = (path ?? "").Split('/').Where(part => part is not ("" or ".")).ToList();
        var literal = parts.TakeWhile(part => !WildcardPattern.ContainsWildcardCharacters(part)).Select(WildcardPattern.Unescape).ToList();
        var root = string.Join("/", literal);
        var patterns = parts.Skip(literal.Count).Select(Matcher).ToList();
        var walk = new Walk(root.Length == 0 ? 0 : root.Length + 1, recurse, use);
        if (patterns.Count > 0) await MatchAsync(root, patterns, 0, walk);
        else if (await ListAsync(root, walk) == 0 && root.Length > 0) await FindAsync(root, use);
    }

    private async Task<int> ListAsync(string directory, Walk walk)
    {
        var count = 0;
        await tree.ForEachAsync(directory, async item =>
        {
            count++;
            await TakeAsync(item, walk);
        });
        return count;
    }

    private async Task TakeAsync(T item, Walk walk)
    {
        var path = tree.PathOf(item);
        await walk.Use(item, path.Substring(walk.Skipped));
        if (walk.Recurse && tree.IsDirectory(item)) await ListAsync(path, walk);
    }

    private Task MatchAsync(string directory, IReadOnlyList<Func<string, bool>> patterns, int level, Walk walk) => tree.ForEachAsync(directory, async item =>
    {
        var path = tree.PathOf(item);
        if (!patterns[level](path.Substring(path.LastIndexOf('/') + 1))) return;
        if (level == patterns.Count - 1) await TakeAsync(item, walk);
        else if (tree.IsDirectory(item)) await MatchAsync(path, patterns, level + 1, walk);
    });

    // Nothing in it: it is a file, an empty directory, or not there.
    private async Task FindAsync(string path, Func<T, string, Task> use)
    {
        T? found = null;
        var end = path.LastIndexOf('/');
        await tree.ForEachAsync(end < 0 ? "" : path.Substring(0, end), item =>
        {
            if (tree.PathOf(item) == path) found = item;
            return Task.CompletedTask;
        });
        if (found is null) throw tree.NotFound(path);
        if (!tree.IsDirectory(found)) await use(found, path.Substring(end + 1));
    }

    // A name that has brackets itself, e.g. from a list of files, is that one.
    private static Func<string, bool> Matcher(string part)
    {
        var pattern = Pattern.TryRead(part);
        return name => name == part || pattern?.IsMatch(name) == true;
    }

    private sealed record Walk(int Skipped, bool Recurse, Func<T, string, Task> Use);
}
