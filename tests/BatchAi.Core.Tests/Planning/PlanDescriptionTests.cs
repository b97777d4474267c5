using BatchAi.Core.Planning;
using BatchAi.Core.Tests.Planning.Support;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Tests.Planning;

public class PlanDescriptionTests
{
    [Fact]
    public void Lines_OfJobWithSecrets_ShowNoValue()
    {
        var job = Sample.Custom();
        job.Secrets = [Sample.Secret("TOKEN", "hush-1")];
        job.EnvironmentVariables = [Sample.Variable("LOGIN", "hush-2")];
        job.MountVolumes!.UnmanagedFileSystems =
        [
            new UnmanagedFileSystemReference { MountCommand = "mount -o password=hush-3 -t cifs --options hush-4 -opass=hush-5 //host/x", RelativeMountPath = "x" },
        ];
        var text = string.Join('\n', PlanDescription.Lines(Sample.Plan(job)));
        Assert.DoesNotContain("hush", text, StringComparison.Ordinal);
        Assert.Contains("secret      TOKEN", text, StringComparison.Ordinal);
        Assert.Contains("mount -t cifs //host/x", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_OfCommandWithControlCharacters_ShowNone()
    {
        var lines = PlanDescription.Lines(Sample.Plan(Sample.Custom("echo \u001b[31mred\r\nsecond\nthird")));
        Assert.Contains("command     echo  [31mred \u2026 (3 lines)", lines);
        Assert.DoesNotContain(lines, line => line.Any(char.IsControl));
    }

    [Theory]
    [InlineData("7.00:00:00", "7 days")]
    [InlineData("1.00:30:00", "1 day 30 minutes")]
    [InlineData("02:00:01", "2 hours 1 second")]
    [InlineData("00:00:00", "0 seconds")]
    public void Lines_TimeLimit_IsInWords(string limit, string expected)
    {
        var job = Sample.Custom();
        job.Constraints = new JobConstraints { MaxWallClockTime = TimeSpan.Parse(limit, null) };
        Assert.Equal($"job         job1 (custom, 1 node, at most {expected})", PlanDescription.Lines(Sample.Plan(job))[0]);
    }

    [Fact]
    public void Lines_OfNodeSetup_NameTheCluster()
    {
        var plan = NodeSetupPlanner.Plan(Sample.ClusterIdentity, new ClusterBaseProperties(), EngineRoots.BelowNodeRoot, TimeSpan.FromHours(1));
        Assert.Equal(["job         c1 (1 node, at most 1 hour)"], PlanDescription.Lines(plan));
    }

    [Fact]
    public void Lines_OfPaths_LeaveOutWhatOnlyMakesThemUnique()
    {
        var job = Sample.Custom();
        job.OutputDirectories = [new OutputDirectory { Id = "OUT", PathPrefix = "$AZ_BATCHAI_JOB_TEMP", PathSuffix = "deep" }];
        var lines = PlanDescription.Lines(Sample.Plan(job));
        Assert.Contains("output      stdouterr: $AZ_BATCHAI_JOB_MOUNT_ROOT/logs/\u2026/stdouterr", lines);
        Assert.Contains("output      OUT: $AZ_BATCHAI_JOB_TEMP/\u2026/outputs/deep", lines);
        Assert.DoesNotContain(lines, line => line.Contains(Sample.JobId, StringComparison.Ordinal));
    }

    [Fact]
    public void Lines_WithSources_TellThemInPlaceOfTheJobsStorage()
    {
        var lines = PlanDescription.Lines(Sample.Plan(Sample.Custom()), ["runs/a\u001b[2Jb"]);
        Assert.Contains("mount       $AZ_BATCHAI_JOB_MOUNT_ROOT/logs \u2190 runs/a [2Jb", lines);
    }
}
