using BatchAi.Core.Wire;

namespace BatchAi.Service.Runs;

/// <summary>Puts variables of the command line into a job.</summary>
internal static class RunEnvironment
{
    /// <summary>Sets variables. One that the job declares as a secret, or that is taken from the caller, is a secret.</summary>
    /// <param name="job">The job.</param>
    /// <param name="assignments"><c>NAME=value</c>, or <c>NAME</c> to take the value of the caller's environment.</param>
    /// <exception cref="BatchAiException">A name is none, or the caller has no such variable.</exception>
    internal static void Apply(JobBaseProperties job, IReadOnlyList<string> assignments)
    {
        foreach (var assignment in assignments)
        {
            var (name, value) = Parse(assignment);
            var isSecret = name.Length == assignment.Length || job.Secrets?.Any(s => s.Name == name) == true;
            job.EnvironmentVariables = [.. (job.EnvironmentVariables ?? []).Where(v => v.Name != name)];
            job.Secrets = [.. (job.Secrets ?? []).Where(s => s.Name != name)];
            if (isSecret) job.Secrets.Add(new EnvironmentVariableWithSecretValue { Name = name, Value = value });
            else job.EnvironmentVariables.Add(new EnvironmentVariable { Name = name, Value = value });
        }
    }

    private static (string Name, string Value) Parse(string assignment)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? assignment : assignment[..equals];
        if (!IsName(name)) throw Invalid($"--env: '{name}' is no name of a variable; use letters, digits and '_', and no digit first.");
        var value = equals < 0 ? Environment.GetEnvironmentVariable(name) : assignment[(equals + 1)..];
        return (name, value ?? throw Invalid($"--env {name}: this shell has no variable of that name."));
    }

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static BatchAiException Invalid(string message) =>
        new("InvalidEnvironmentVariable", message, "Write --env NAME=value, or --env NAME for a variable that is set here.");
}
