using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A folder of a test's own, in which it runs the built program.</summary>
internal sealed class RunSandbox : IDisposable
{
    internal const string Segment = "00000000-0000-0000-0000-000000000000/local/workspaces/local/experiments/run/jobs";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly string _root;

    /// <summary>Makes the folder.</summary>
    /// <param name="name">A folder below it to work in, if its name matters.</param>
    internal RunSandbox(string name = "")
    {
        // Resolved, so that paths that programs tell can be compared.
        _root = Path.Combine(RealPath(Path.GetTempPath()), $"bt-{Guid.NewGuid().ToString("N")[..8]}");
        Folder = Path.Combine(_root, "work", name).TrimEnd('/');
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The executable as it was built.</summary>
    internal static string Program { get; } = Path.Combine(AppContext.BaseDirectory, "batchai");

    /// <summary>The program's current folder.</summary>
    internal string Folder { get; }

    /// <summary>Variables of the program's environment; null takes one away.</summary>
    internal Dictionary<string, string?> Environment { get; } = new() { ["TF_BUILD"] = null, ["GITHUB_ACTIONS"] = null };

    internal string PathOf(string name) => Path.Combine(Folder, name);

    internal string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>Writes a file, and makes its folder.</summary>
    internal string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a script that can be run, into a folder at the front of the search path.</summary>
    internal string WriteProgram(string name, string script)
    {
        var path = Path.Combine(_root, "bin", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, script);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment["PATH"] = $"{Path.GetDirectoryName(path)}:{System.Environment.GetEnvironmentVariable("PATH")}";
        return path;
    }

    /// <summary>Writes a job file.</summary>
    internal void WriteJob(string name, JsonObject properties) => Write(name, new JsonObject { ["properties"] = properties }.ToJsonString());

    /// <summary>Writes a job file with one command line, whose output goes to a mount <c>logs</c>.</summary>
    internal void WriteJob(string name, string commandLine) => WriteJob(name, TestJob.Custom(commandLine));

    /// <summary>Starts the program.</summary>
    internal RunningProgram Start(params string[] arguments) => StartProgram(Program, arguments);

    /// <summary>Starts a script of the shell; the program is its <c>$0</c>.</summary>
    internal RunningProgram StartShell(string script) => StartProgram("/bin/bash", ["-c", script, Program]);

    private RunningProgram StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder };
        start.Environment["BATCHAI_HOME"] = Path.Combine(_root, "home");
        foreach (var (variable, value) in Environment)
        {
            if (value is null) start.Environment.Remove(variable);
            else start.Environment[variable] = value;
        }

        return new RunningProgram(start);
    }

    /// <summary>Runs the program to its end.</summary>
    internal async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Everything in the folder, as relative paths.</summary>
    internal IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFileSystemEntries(Folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Folder, path)).Order(StringComparer.Ordinal)];

    /// <summary>Waits until no process works in the folder any more.</summary>
    internal async Task AssertNoProcessLeftAsync()
    {
        var since = Stopwatch.StartNew();
        while (OwnProcesses() is { Count: > 0 } left)
        {
            if (since.Elapsed > Patience) Assert.Fail("Left behind: " + string.Join("; ", left));
            await Task.Delay(20);
        }
    }

    public void Dispose()
    {
        // Not by .NET: it cannot remove a file whose name is no text.
        using var remove = Process.Start("rm", ["-rf", _root]);
        remove.WaitForExit();
    }

    // Jobs, shims and agents all have the folder's path in their command line or as their current folder.
    private List<string> OwnProcesses()
    {
        if (!OperatingSystem.IsLinux()) return [];
        return [.. Directory.EnumerateDirectories("/proc").Where(p => int.TryParse(Path.GetFileName(p), CultureInfo.InvariantCulture, out _)).Select(Describe).Where(text => text.Contains(_root, StringComparison.Ordinal))];
    }

    private static string Describe(string process)
    {
        try
        {
            return $"{Path.GetFileName(process)} {File.ReadAllText(process + "/cmdline").Replace('\0', ' ')} in {new FileInfo(process + "/cwd").LinkTarget}";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string RealPath(string path) => new DirectoryInfo(path.TrimEnd('/')).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
}
