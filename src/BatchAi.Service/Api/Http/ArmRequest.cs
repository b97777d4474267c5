using System.Globalization;
using BatchAi.Service.Control;
using BatchAi.Service.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatchAi.Service.Api.Http;

/// <summary>A request of the management API: names out of its path, options out of its query.</summary>
internal sealed class ArmRequest(HttpContext http)
{
    private readonly List<string> _warnings = [];

    internal HttpContext Http => http;

    /// <summary>What was ignored, and why; told with the answer.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    internal string Subscription => ArmNames.Subscription(Route("subscription"));

    internal ArmId Group => ArmId.Group(Subscription, ArmNames.ResourceGroup(Route("group")));

    internal ArmId Workspace => ArmId.Of(Subscription, Group.ResourceGroup, "workspaces", Named("workspace"));

    internal ArmId Experiment => Workspace.Child("experiments", Named("experiment"));

    internal ArmId Job => Experiment.Child("jobs", Named("job"));

    internal ArmId Cluster => Workspace.Child("clusters", Named("cluster"));

    // The id's segment is written in small letters although the path of the operation is not.
    internal ArmId FileServer => Workspace.Child("fileservers", Named("fileserver"));

    /// <summary>Whether the client wants what the old API had no place for.</summary>
    internal bool WantsExtensions => http.Request.Headers["x-batchai-extensions"] == "1";

    internal PageRequest Page => new(Integer("maxresults", 1, 1000, 1000), PageMark.Sequence(Query("$skiptoken")));

    internal string? Route(string name) => http.GetRouteValue(name) as string;

    internal void Warn(string words) => _warnings.Add(words);

    /// <summary>An option; null when it is not given.</summary>
    internal string? Query(string name)
    {
        var values = http.Request.Query[name];
        if (values.Count > 1) throw new ControlException(400, "InvalidParameter", $"The option {name} is given more than once.", name);
        return values.Count == 0 ? null : values[0];
    }

    internal int Integer(string name, int least, int most, int standard)
    {
        if (Query(name) is not { } text) return standard;
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && number >= least && number <= most
            ? number
            : throw new ControlException(400, "InvalidParameter", $"The option {name} is a whole number from {least} to {most}.", name);
    }

    private string Named(string what) => ArmNames.Resource(what, Route(what));
}
