using System.CommandLine;
using System.CommandLine.Parsing;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Agent.Containers;
using BatchAi.Service.Runs;
using BatchAi.Service.Runs.Sweeps;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai run</c>: one job from a file, here, now, to the end.</summary>
internal static class RunCommand
{
    private const string Description = """
        Run one job from a Batch AI job file on this machine, to the end: no daemon, no account.

        A mount's content is the folder named like its relativeMountPath next to the job file, if there is one.
        It is shared, not copied: what the job writes there is there at once, and stays. Any other mount gets a
        new folder in the run folder (batchai-runs/<time>-<job>, or --out). The same holds for
        $AZ_BATCHAI_MOUNT_ROOT/<name>, with or without a cluster file.

        Exit codes: the job's own; 2 the file or the command line is wrong; 124 time limit; 125 preparation or
        node setup failed; 126 could not start; 127 node lost; 130 ended by Ctrl-C, or because nobody reads the
        output any more; 128+n killed by signal n; 70 a fault of batchai itself.

        With --sweep all combinations of values are tried, each as a run of its own in <run folder>/<name>. {name} in
        the texts of the file is replaced by the value, and each job has the variable PARAM_<NAME>. Exit codes: 0 all
        succeeded; 1 some did not, and the table at the end tells which; 130 ended by Ctrl-C.
        """;

    private static readonly string[] Modes = [.. Enum.GetNames<ContainerMode>().Select(name => name.ToLowerInvariant())];

    private static readonly Argument<string> JobFile = new("job-file") { Description = "The job file, e.g. job.json." };
    private static readonly Option<string?> Cluster = new("--cluster") { Description = "A cluster file; its mounts and setup task come first.", HelpName = "file" };
    private static readonly Option<string?> Out = new("--out", "-o") { Description = "The folder for this run; new, or empty.", HelpName = "folder" };
    private static readonly Option<string[]> Set = new("--set") { Description = "Change the job file, e.g. --set properties.nodeCount=2.", HelpName = "path=value" };
    private static readonly Option<string[]> Env = new("--env", "-e") { Description = "Set a variable; a name alone takes its value from this shell and keeps it secret.", HelpName = "name[=value]" };
    private static readonly Option<TimeSpan?> Timeout = new("--timeout", "-t")
    {
        Description = "End the job after this time: 90 (seconds), 30m, 2h, 1d or 1:30:00.",
        HelpName = "time",
        CustomParser = TimeArgument.Parse,
    };

    private static readonly Option<string> Containers = new Option<string>("--containers")
    {
        Description = "What to do when the job wants a container: use an engine if one answers, do not run without one, or run on the host.",
        DefaultValueFactory = _ => Modes[(int)ContainerMode.Prefer],
        HelpName = string.Join('|', Modes),
    }.AcceptOnlyFromAmong(Modes);

    private static readonly Option<string[]> Sweep = new("--sweep") { Description = "Try several values, e.g. --sweep lr=0.1,0.01 --sweep seed=1..5.", HelpName = "name=values" };
    private static readonly Option<int?> First = AtLeastOne(new("--first") { Description = "With --sweep: try so many of the combinations, drawn at random.", HelpName = "n" });
    private static readonly Option<int?> Seed = new("--seed") { Description = "With --first: decides the draw; 0 unless given.", HelpName = "n" };
    private static readonly Option<int?> Parallel = AtLeastOne(new("--parallel") { Description = "With --sweep: how many run at once; 1 unless given, since a job may use the whole machine.", HelpName = "n" });
    private static readonly Option<bool> Plan = new("--plan") { Description = "Show what would be done, and do nothing." };
    private static readonly Option<bool> Json = new("--json") { Description = "Write JSON, an object per line; the last one has the exit code." };

    internal static Command Create()
    {
        var command = new Command("run", Description) { JobFile, Cluster, Out, Set, Env, Timeout, Containers, Sweep, First, Seed, Parallel, Plan, Json };
        command.Validators.Add(CheckSweep);
        command.SetAction((parsed, cancellationToken) => RunAsync(Read(parsed), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(RunOptions options, CancellationToken cancellationToken)
    {
        var sweep = options.Sweep is null ? null : SweepReport(options);
        var report = sweep?.Whole ?? Report(options);
        try
        {
            var time = new BootClock();
            using var interrupts = new Interrupts(time);
            return sweep is not null
                ? await new SweepRunner(sweep, interrupts, time).RunAsync(options, cancellationToken)
                : await new JobRunner(report, interrupts, time).RunAsync(options, cancellationToken);
        }
        catch (Exception error)
        {
            return UnexpectedError.Show(error, report);
        }
    }

    private static RunOptions Read(ParseResult parsed) => new()
    {
        JobFile = parsed.GetRequiredValue(JobFile),
        ClusterFile = parsed.GetValue(Cluster),
        Out = parsed.GetValue(Out),
        Set = parsed.GetValue(Set) ?? [],
        Environment = parsed.GetValue(Env) ?? [],
        Timeout = parsed.GetValue(Timeout),
        Containers = (ContainerMode)Array.IndexOf(Modes, parsed.GetRequiredValue(Containers)),
        Sweep = parsed.GetValue(Sweep) is { Length: > 0 } parameters
            ? new SweepOptions(parameters) { First = parsed.GetValue(First), Seed = parsed.GetValue(Seed) ?? 0, Parallel = parsed.GetValue(Parallel) ?? 1 }
            : null,
        PlanOnly = parsed.GetValue(Plan),
        Json = parsed.GetValue(Json),
    };

    private static IRunReport Report(RunOptions options)
    {
        var output = new ForgivingWriter(Console.Out);
        return options.Json ? new JsonRunReport(output) : new TextRunReport(output, new ForgivingWriter(Console.Error), TextStyle.OfThisProcess());
    }

    private static ISweepReport SweepReport(RunOptions options)
    {
        var output = new ForgivingWriter(Console.Out);
        return options.Json ? new JsonSweepReport(output) : new TextSweepReport(output, new ForgivingWriter(Console.Error), TextStyle.OfThisProcess());
    }

    private static void CheckSweep(CommandResult command)
    {
        Option[] parts = command.GetValue(Sweep) is { Length: > 0 }
            ? command.GetValue(First) is null ? [Seed] : []
            : [First, Seed, Parallel];
        foreach (var part in parts.Where(part => command.GetResult(part) is { Implicit: false }))
        {
            command.AddError($"{part.Name} says something only together with {(part == Seed ? "--sweep and --first" : "--sweep")}.");
        }
    }

    private static Option<int?> AtLeastOne(Option<int?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1) result.AddError($"{option.Name} is {number}; it is 1 at the least.");
        });
        return option;
    }
}
