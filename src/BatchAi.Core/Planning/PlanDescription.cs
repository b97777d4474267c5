namespace BatchAi.Core.Planning;

/// <summary>Tells a plan to a person in a few lines, without values of variables, so without secrets.</summary>
public static class PlanDescription
{
    private const int LabelWidth = 12;

    /// <summary>The lines, each a label and a text.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="mountSources">
    /// Where the content of each mount is, in the plan's order; without it, the description tells the storage that the job names.
    /// </param>
    public static IReadOnlyList<string> Lines(JobPlan plan, IReadOnlyList<string>? mountSources = null)
    {
        var text = new PlanDescriptionText(plan);
        var sources = mountSources ?? plan.Mounts.Select(PlanDescriptionText.Source).ToList();
        return Facts(plan, text, sources).Select(fact => fact.Key.PadRight(LabelWidth) + fact.Value).ToList();
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(JobPlan plan, PlanDescriptionText text, IReadOnlyList<string> sources) =>
    [
        Fact("job", text.Job),
        .. plan.Steps.Select(step => Fact(step.Name, text.Step(step))),
        .. plan.Container is null ? [] : new[] { Fact("container", PlanDescriptionText.Container(plan.Container)) },
        .. plan.Mounts.Select((mount, i) => Fact("mount", $"{text.Path(mount.Path)} \u2190 {sources[i]}")),
        .. text.Inputs.Select(input => Fact("input", input)),
        .. plan.Outputs.Select(output => Fact("output", $"{output.Id}: {text.Path(output.Path)}")),
        .. plan.Environment.Where(variable => variable.IsSecret).Select(variable => Fact("secret", variable.Name)),
        .. plan.Warnings.Select(warning => Fact("warning", warning)),
    ];

    // A job file may come from anywhere: nothing in it shall steer a terminal.
    private static KeyValuePair<string, string> Fact(string label, string text) =>
        new(label, new string(text.Select(c => char.IsControl(c) ? ' ' : c).ToArray()));
}
