using System.Globalization;
using BatchAi.Service.Tests.Runs.Support;

namespace BatchAi.Service.Tests.Runs;

public sealed class HostileOutputTests : IDisposable
{
    private const string Hostile = """
        printf '\033[2J\033]0;title\007\033[31mred\033[0m \033[\b\bm back\302\2332J\n'
        printf '##vso[task.setvariable variable=x]y\n#\033[0m#vso[y]\n##\000vso[z]\n##[error]bad\n::set-output name=x::y\n  ::error::z\n'
        printf '\377\376\303(\000nul\n'
        printf 'step 1\rstep 2\rstep 3\r\n'
        printf 'no end'
        """;

    private readonly RunSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [PosixFact]
    public async Task Run_InBuild_ShowsNothingThatCommandsAnybody()
    {
        _sandbox.WriteJob("job.json", Hostile);
        _sandbox.Environment["TF_BUILD"] = "True";
        var result = await _sandbox.RunAsync("run", "job.json");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain("##vso[", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("##[", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("::", result.Output, StringComparison.Ordinal);
        Assert.Contains("stdout| red m back2J", result.Lines);
        Assert.Contains("stdout| \ufffd\ufffd\ufffd(nul", result.Lines);
        Assert.Contains("stdout| step 3", result.Lines);
        Assert.Contains("stdout| no end", result.Lines);
    }

    [PosixFact]
    public async Task Run_InBuildAsJson_GivesAllTextButNoCommand()
    {
        _sandbox.WriteJob("job.json", Hostile);
        _sandbox.Environment["TF_BUILD"] = "True";
        var result = await _sandbox.RunAsync("run", "job.json", "--json");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain("##", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
        var lines = result.EventsNamed("line").Select(line => (string?)line["line"]).ToList();
        Assert.Contains("##vso[task.setvariable variable=x]y", lines);
        Assert.Contains("::set-output name=x::y", lines);
    }

    [PosixFact]
    public async Task Run_OfLineThatNeverEnds_ShowsItInPiecesAndKeepsMemorySmall()
    {
        if (!OperatingSystem.IsLinux()) return;
        _sandbox.WriteJob("job.json", "head -c 67108864 /dev/zero | tr '\\000' a");

        // The most memory that it ever had, as last seen.
        using var running = _sandbox.StartShell("""
            exec 3>&1
            "$0" run job.json > >(cut -b 1-12 >&3) & run=$!
            while seen=$(grep VmHWM "/proc/$run/status" 2>/dev/null); do peak=$seen; sleep 0.02; done
            wait $run; echo "exit $? $peak"
            """);
        var result = await running.EndAsync();

        Assert.Equal(64, result.Lines.Count(line => line == "stdout| aaaa"));
        var end = Assert.Single(result.Lines, line => line.StartsWith("exit ", StringComparison.Ordinal)).Split(' ', '\t').Where(word => word.Length > 0).ToList();
        Assert.True(end[1] == "0", result.Error);

        // The whole line alone would be 128 MiB as text; the program without any is half as large as that.
        Assert.InRange(int.Parse(end[3], CultureInfo.InvariantCulture), 1, 128 << 10);
    }

    [PosixFact]
    public async Task Run_OfJobThatMeddlesWithItsOutputFolder_ListsWhatThereIs()
    {
        _sandbox.WriteJob("job.json", "echo first; cd $AZ_BATCHAI_STDOUTERR_DIR; rm stderr.txt; chmod 0 stdout.txt; ln -s /nowhere dangling; mkdir stderr.txt; printf x > $'a\\e[2Jb'; printf xy > $'bad\\xff'");
        var result = await _sandbox.RunAsync("run", "job.json");
        Assert.Equal(0, result.ExitCode);
        Assert.DoesNotContain(result.Output, c => char.IsControl(c) && c != '\n');
        Assert.Contains(result.Lines, line => line.StartsWith("  ab ", StringComparison.Ordinal));
        Assert.Contains(result.Lines, line => line.StartsWith("  bad\ufffd ", StringComparison.Ordinal));
    }

    [PosixFact]
    public async Task Run_OfJobWithManyFiles_ListsTheFirst()
    {
        _sandbox.WriteJob("job.json", TestJob.Custom("cd $AZ_BATCHAI_OUTPUT_OUT; for i in $(seq 100 399); do : > f$i; done").WithOutput("OUT"));
        var text = await _sandbox.RunAsync("run", "job.json");
        Assert.Equal(50, text.Lines.Count(line => line.StartsWith("  f", StringComparison.Ordinal)));
        Assert.Contains("  ... and 250 more", text.Lines);
    }
}
