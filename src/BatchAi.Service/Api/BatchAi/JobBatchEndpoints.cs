using BatchAi.Core.JobFiles;
using BatchAi.Service.Api.Http;
using BatchAi.Service.Control;
using BatchAi.Service.State;

namespace BatchAi.Service.Api.BatchAi;

/// <summary>Many jobs with one request. Each is treated as by a request of its own; they share the flushes of the disk.</summary>
internal sealed class JobBatchEndpoints(ControlPlane control, ArmLinks links)
{
    private readonly JobAnswers _answers = new(control);

    internal void Map(ArmRoutes routes)
    {
        routes.Post(ExtensionEndpoints.Root + BatchAiPaths.Jobs, PutAsync);
        routes.Post(ExtensionEndpoints.Root + BatchAiPaths.Jobs + "/delete", DeleteAsync);
    }

    private async Task<ArmAnswer> PutAsync(ArmRequest request)
    {
        var experiment = request.Experiment;
        control.Experiments.RequireOpen(experiment);
        var batch = await BodyReader.ReadJobsAsync(request);

        // They queue up for the writer one after the other, and so keep their order.
        return Answer(await Task.WhenAll(batch.Jobs!.Select(job => PutAsync(experiment, job, job.Group ?? batch.Group))));
    }

    private async Task<ArmAnswer> DeleteAsync(ArmRequest request)
    {
        var experiment = request.Experiment;
        _ = control.Experiments.Get(experiment);
        var names = (await BodyReader.ReadAsync(request, ExtensionJson.Default.JobNames)).Names;
        if (names is null) throw Refusals.Invalid(FaultCodes.MissingMember, "'names' is missing in this object; add it, an array of names of jobs.", "$.names");
        if (names.Count > JobBatchBody.MostJobs) throw Refusals.Invalid(FaultCodes.OutOfRange, $"There are {names.Count} names in this body; send {JobBatchBody.MostJobs} at the most with one request.", "$.names");
        return Answer(await Task.WhenAll(names.Select(name => DeleteAsync(request, experiment, name))));
    }

    private static ArmAnswer Answer(IReadOnlyList<JobResult> results) => ArmAnswer.Of(new JobResults(results), ExtensionJson.Default.JobResults);

    private Task<JobResult> PutAsync(ArmId experiment, JobBodyResult asked, JobGroupContent? group) => JudgeAsync(asked.Name, async () =>
    {
        var parameters = BodyReader.Require(asked.Value, asked.Faults);
        var result = await control.Jobs.PutAsync(IdOf(experiment, asked.Name), parameters, group: group);
        var told = asked.Faults.Select(fault => ArmError.PlaceOf(fault) + fault.Message).Concat(result.Warnings);
        var warnings = told.Concat(await control.Validation.AdviseAsync(IdOf(experiment, asked.Name), result.Submitted)).ToList();
        return new JobResult(asked.Name, result.Operation is null ? "exists" : "created")
        {
            Job = _answers.Extend(result.Resource),
            Warnings = warnings.Count == 0 ? null : warnings,
        };
    });

    private Task<JobResult> DeleteAsync(ArmRequest request, ArmId experiment, string? name) => JudgeAsync(name, async () =>
        await control.Jobs.DeleteAsync(IdOf(experiment, name)) switch
        {
            null => new JobResult(name, "notFound"),
            { IsDone: true } => new JobResult(name, "deleted"),
            var operation => new JobResult(name, "deleting") { Operation = links.StatusUrl(request, operation) },
        });

    private static ArmId IdOf(ArmId experiment, string? name) => experiment.Child("jobs", ArmNames.Resource("job", name));

    private static async Task<JobResult> JudgeAsync(string? name, Func<Task<JobResult>> act)
    {
        try
        {
            return await act();
        }
        catch (ControlException error)
        {
            return new JobResult(name, "failed") { HttpStatus = error.Status, Error = ArmError.BodyOf(error) };
        }
    }
}
