using BatchAi.Core.Planning;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Processes;

namespace BatchAi.Service.Agent.Shim;

/// <summary>A task that is about to start.</summary>
/// <param name="Folder">Where its shim writes.</param>
/// <param name="Task">What runs, in which environment, with which output files.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Claim">The attempt's claim, whose lock the shim shares.</param>
/// <param name="Group">The attempt's processes.</param>
/// <param name="Mark">The variable that marks them, as <c>NAME=value</c>.</param>
/// <param name="GraceSeconds">How long a task has to end after being asked.</param>
internal sealed record TaskStart(
    TaskFolder Folder,
    BoundTask Task,
    IReadOnlyList<string> Command,
    AttemptClaim Claim,
    IProcessGroup Group,
    string Mark,
    int GraceSeconds);
