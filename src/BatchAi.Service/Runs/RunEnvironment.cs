using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>Puts variables of the command line into a job.</summary>
internal static class RunEnvironment
{
    /// <summary>Sets variables; one that the job declares as a secret stays a secret.</summary>
    /// <param name="job">The job.</param>
    /// <param name="assignments"><c>NAME=value</c>, or <c>NAME</c> to take the value of the caller's environment.</param>
    /// <exception cref="BatchAiException">An assignment has no name, or the caller has no such variable.</exception>
    internal static void Apply(JobBaseProperties job, IReadOnlyList<string> assignments)
    {
        foreach (var (name, value) in assignments.Select(Parse))
        {
            if (job.Secrets?.FirstOrDefault(s => s.Name == name) is { } secret)
            {
                secret.Value = value;
                secret.ValueSecretReference = null;
                continue;
            }

            job.EnvironmentVariables = [.. (job.EnvironmentVariables ?? []).Where(v => v.Name != name), new EnvironmentVariable { Name = name, Value = value }];
        }
    }

    private static (string Name, string Value) Parse(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0) return (assignment[..equals], assignment[(equals + 1)..]);
        if (equals < 0 && Environment.GetEnvironmentVariable(assignment) is { } value) return (assignment, value);
        throw new BatchAiException(
            "InvalidEnvironmentVariable",
            equals == 0 ? "--env needs a name before the equals sign." : $"--env {assignment}: this shell has no variable of that name.",
            "Write --env NAME=value, or --env NAME for a variable that is set here.");
    }
}
