using System.CommandLine;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai agent</c>: the resident agent of a data root. Started by other commands, never by a person.</summary>
internal static class AgentCommand
{
    private const int AnotherAgentServes = 3;

    internal static Command Create()
    {
        var dataRoot = new Option<string>("--data-root") { Description = "The folder that holds attempts and nodes.", Required = true };
        var lifeline = new Option<bool>("--lifeline") { Description = "End all jobs when descriptor 8 comes to its end." };
        var noCgroups = new Option<bool>("--no-cgroups") { Description = "Find a job's processes without cgroups." };
        var command = new Command("agent", "The resident agent of a data root (internal).") { dataRoot, lifeline, noCgroups };
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new AgentOptions
            {
                DataRoot = Path.GetFullPath(parsed.GetRequiredValue(dataRoot)),
                HasLifeline = parsed.GetValue(lifeline),
                UseCgroups = !parsed.GetValue(noCgroups),
            };
            return await new AgentHost(options, new BootClock()).RunAsync(cancellationToken) ? 0 : AnotherAgentServes;
        });
        return command;
    }
}
