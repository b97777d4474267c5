using BatchAi.Service.Engines;
using BatchAi.Service.Engines.Process;

namespace BatchAi.Service.Tests.Engines.Model;

/// <summary>What the state holds of a job that has not ended, and its attempt's folder.</summary>
internal sealed class DurableJob(JobRequest request)
{
    internal JobRequest Request => request;

    /// <summary>Whether it was asked to end.</summary>
    internal bool IsTerminating { get; set; }

    /// <summary>The attempt that was committed and has not ended.</summary>
    internal KnownAttempt? Attempt { get; set; }

    /// <summary>Why the attempt's nodes are taken from it, once that is written.</summary>
    internal JobLoss? Loss { get; set; }
}
