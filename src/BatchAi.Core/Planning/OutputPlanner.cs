using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Plans the directories that take a job's output, and tells which mount each lies on.</summary>
internal static class OutputPlanner
{
    /// <summary>The id of the directory of standard output and error.</summary>
    public const string StdOutErr = "stdouterr";

    /// <summary>The directory of standard output and error.</summary>
    public static string StdOutErrPath(VariableScope scope, string? prefix, JobIdentity identity)
    {
        var segment = PlanText.Escape(identity.OutputPathSegment);
        return TemplatePath.Below(scope.ExpandPath(prefix, "stdOutErrPathPrefix"), identity.IsOfPreview ? segment : $"{segment}/{StdOutErr}", "stdOutErrPathPrefix");
    }

    /// <summary>The path of a declared output directory.</summary>
    public static string PathOf(VariableScope scope, OutputDirectory directory, JobIdentity identity)
    {
        var member = $"outputDirectories[{directory.Id}]";
        var prefix = scope.ExpandPath(directory.PathPrefix, member + ".pathPrefix");
        var isInPlace = identity.Earlier?.IsInPlace(directory.Id) == true;
        var outputs = isInPlace ? prefix : TemplatePath.Below(prefix, PlanText.Escape(identity.OutputPathSegment) + "/outputs", member);
        if (directory.PathSuffix is not { Length: > 0 } suffix) return outputs;
        return TemplatePath.Below(outputs, scope.ExpandPathPart(suffix, member + ".pathSuffix"), member + ".pathSuffix");
    }

    /// <summary>Describes an output by the mount that it lies on.</summary>
    public static PlanOutput Locate(string id, string path, IEnumerable<PlanMount> mounts)
    {
        var output = new PlanOutput { Id = id, Path = path };
        var mount = mounts
            .Where(candidate => TemplatePath.Contains(candidate.Path, path))
            .OrderByDescending(candidate => candidate.Path.Length)
            .FirstOrDefault();
        if (mount is null) return output;

        output.MountPath = mount.Path;
        var below = path.Substring(mount.Path.Length).TrimStart('/');
        if (PlanText.SymbolsIn(below).Count == 0) output.PathOnMount = PlanText.Bind(below, name => name);
        return output;
    }

    /// <summary>Checks that directories have an id each, and none an id that is taken.</summary>
    /// <exception cref="BatchAiException">An id is missing, or stands twice.</exception>
    public static void CheckIds(string member, IEnumerable<string?> ids, params string[] taken)
    {
        var seen = new HashSet<string>(taken, StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (id is not { Length: > 0 }) throw PlanFaults.MissingMember(member + ".id");
            if (!seen.Add(id)) throw PlanFaults.DuplicateDirectory(member, id);
        }
    }
}
