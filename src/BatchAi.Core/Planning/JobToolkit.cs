using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>Tells a job's toolkit, or what is wrong with its choice.</summary>
public static class JobToolkit
{
    /// <summary>The toolkit in the wire's spelling, e.g. <c>cntk</c>.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="BatchAiException">The job has no toolkit, or several.</exception>
    public static string ToolTypeOf(JobBaseProperties job)
    {
        var blocks = Wire.Toolkits.BlocksOf(job);
        if (Wire.Toolkits.ToolTypeOf(job) is { } toolType) return toolType;
        throw blocks.Count == 0
            ? new BatchAiException(
                "ToolkitMissing",
                "The job has no toolkit settings.",
                "Add one of them, e.g. customToolkitSettings with a commandLine.")
            : new BatchAiException(
                "ToolkitAmbiguous",
                $"The job has the settings of several toolkits: {string.Join(", ", blocks)}.",
                "Keep the settings of one toolkit.");
    }
}
