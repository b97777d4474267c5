using System.Collections;
using System.Management.Automation;
using BatchAi.Isolation;
using BatchAi.Parameters;

namespace BatchAi.Pipeline;

/// <summary>A cmdlet that makes many jobs of one: for the values of parameters, for files, or for both.</summary>
public abstract class JobSweepCommand : JobDefinitionCommand
{
    private const string FileParameter = "file";

    /// <summary>-Sweep: values by the names of parameters; there is a job for every combination.</summary>
    [Parameter]
    public IDictionary? Sweep { get; set; }

    /// <summary>-First: that many combinations, drawn at random.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>-RandomSeed: another number draws other combinations.</summary>
    [Parameter]
    public int? RandomSeed { get; set; }

    /// <summary>-ForEachFile: files of Get-BatchAiFile, or patterns below what is mounted; there is a job for every file.</summary>
    [Parameter]
    [SupportsWildcards]
    public object[]? ForEachFile { get; set; }

    /// <summary>Whether many jobs are to be made.</summary>
    private protected bool IsSweep => Sweep is not null || ForEachFile is not null;

    /// <inheritdoc/>
    protected override Task BeginAsync()
    {
        // A search that found nothing gives nothing, and the binder's words for that would not say what is missing.
        if (IsGiven(nameof(Sweep)) && Sweep is null or { Count: 0 }) throw SweepErrors.NoParameter();
        if (IsGiven(nameof(ForEachFile)) && ForEachFile is null or { Length: 0 }) throw SweepErrors.NothingFound("what -ForEachFile gives");
        if (!IsSweep && First is not null) throw SweepErrors.Needs(nameof(First), "-Sweep or -ForEachFile");
        if (First is null && RandomSeed is not null) throw SweepErrors.Needs(nameof(RandomSeed), "-First");
        return base.BeginAsync();
    }

    /// <summary>Reads the sweep, and plans one of its jobs; errors are written.</summary>
    /// <param name="name">Its name; null to call it like its file.</param>
    /// <param name="hasCluster">Whether there has to be a cluster.</param>
    private protected async Task<SweepDraft?> DraftSweepAsync(string? name, bool hasCluster)
    {
        if (FindText() is not { } text) return null;
        name ??= NameOf(text);
        var parameters = Sweep is null ? [] : SweepReader.Read(Sweep).ToList();
        if (ForEachFile is not null)
        {
            // What is mounted is known from a job of it; which file that job has makes no difference.
            var any = Plan(name, [.. parameters, new SweepParameter(FileParameter, [new SweepValue("-")])])[0];
            if (await DraftAsync(text, any.Name, hasCluster, any) is not { } draft) return null;
            parameters.Add(new SweepParameter(FileParameter, await new SweepFiles(Client, Subscription, draft.Plan.Mounts, StopToken).FindAsync(ForEachFile)));
        }

        var variants = Plan(name, parameters);
        var sample = Sample(text, variants);
        return await DraftAsync(text, sample.Name, hasCluster, sample) is { } first ? new(name, variants, first) : null;
    }

    /// <summary>Plans a job of a sweep; errors are written.</summary>
    /// <param name="sweep">The sweep.</param>
    /// <param name="variant">Which of its jobs.</param>
    private protected JobPlan? PlanVariant(SweepDraft sweep, SweepVariant variant)
    {
        var template = sweep.First.Template;
        var read = template.Read(variant);
        if (!Report(read.Faults, SweepWords.Place(template, variant))) return null;
        try
        {
            return template.Complete(read).Plan(PlanRequest(variant.Name, sweep.First.Cluster));
        }
        catch (BatchAiException error)
        {
            WriteError(ConfigErrors.NotPlanned(error, SweepWords.Place(template, variant)));
            return null;
        }
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    // One with faults, such as a file with an odd name, does not keep the others from being submitted; the faults of all are told by and by.
    private SweepVariant Sample(JobText text, IReadOnlyList<SweepVariant> variants)
    {
        var template = new JobTemplate(text, Overlay(cluster: null), new JobCompletion());
        return variants.FirstOrDefault(variant => template.Read(variant).IsValid) ?? variants[0];
    }

    private IReadOnlyList<SweepVariant> Plan(string name, IReadOnlyList<SweepParameter> parameters) =>
        CoreParts.Default.SweepPlanner().Plan(name, new SweepDefinition(parameters) { First = First, RandomSeed = RandomSeed ?? 0 });
}
