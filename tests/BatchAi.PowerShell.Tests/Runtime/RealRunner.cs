using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace BatchAi.Runtime;

/// <summary>Runs cmdlets in a real PowerShell, in the one runspace that this process has for it.</summary>
internal static class RealRunner
{
    private const string Prefix = "What if: ";

    private static readonly Lock Turn = new();
    private static readonly QuestionlessHost Host = new();
    private static readonly Lazy<Runspace> Shared = new(Open);

    internal static IReadOnlyList<KeyValuePair<string, object?>> Run(
        Type type, IReadOnlyDictionary<string, object?> parameters, IReadOnlyList<object?> input, string location, CancellationToken stop)
    {
        // A runspace runs one pipeline at a time, and its context is the one that cmdlets share.
        lock (Turn)
        {
            using var shell = PowerShell.Create();
            shell.Runspace = Shared.Value;
            shell.Runspace.SessionStateProxy.Path.SetLocation(location);
            var records = new List<KeyValuePair<string, object?>>();
            Listen(shell, records);
            AddCommand(shell, type, parameters);
            using var stopping = stop.Register(() => shell.BeginStop(null, null));
            Invoke(shell, input, records);
            records.AddRange(Host.Lines.Take().Select(ReadLine));
            return records;
        }
    }

    private static KeyValuePair<string, object?> ReadLine(string line) =>
        line.StartsWith(Prefix, StringComparison.Ordinal) ? new("WhatIf", line[Prefix.Length..]) : new("Host", line);

    private static void AddCommand(PowerShell shell, Type type, IReadOnlyDictionary<string, object?> parameters)
    {
        shell.AddCommand(NameOf(type)).AddParameter("Verbose");
        foreach (var (name, value) in parameters) shell.AddParameter(name, value);
    }

    private static void Invoke(PowerShell shell, IReadOnlyList<object?> input, List<KeyValuePair<string, object?>> records)
    {
        try
        {
            var output = input is [null] ? shell.Invoke() : shell.Invoke(input);
            records.AddRange(output.Select(item => new KeyValuePair<string, object?>("Output", item?.BaseObject)));
        }
        catch (PipelineStoppedException)
        {
            // As asked.
        }
        catch (CmdletInvocationException error)
        {
            records.Add(new("Error", error.ErrorRecord));
        }
    }

    private static void Listen(PowerShell shell, List<KeyValuePair<string, object?>> records)
    {
        shell.Streams.Error.DataAdded += (_, added) => records.Add(new("Error", shell.Streams.Error[added.Index]));
        shell.Streams.Warning.DataAdded += (_, added) => records.Add(new("Warning", shell.Streams.Warning[added.Index].Message));
        shell.Streams.Progress.DataAdded += (_, added) => records.Add(new("Progress", shell.Streams.Progress[added.Index]));
        shell.Streams.Verbose.DataAdded += (_, added) => records.Add(new("Verbose", shell.Streams.Verbose[added.Index].Message));
    }

    private static Runspace Open()
    {
        var state = InitialSessionState.CreateDefault2();
        var types = new[] { typeof(Errors), typeof(RealRunner) }.SelectMany(type => type.Assembly.GetExportedTypes()).Where(type => type.GetCustomAttribute<CmdletAttribute>() is not null);
        foreach (var type in types) state.Commands.Add(new SessionStateCmdletEntry(NameOf(type), type, null));
        var runspace = RunspaceFactory.CreateRunspace(Host, state);
        runspace.Open();
        return runspace;
    }

    private static string NameOf(Type type)
    {
        var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
        return $"{cmdlet.VerbName}-{cmdlet.NounName}";
    }
}
