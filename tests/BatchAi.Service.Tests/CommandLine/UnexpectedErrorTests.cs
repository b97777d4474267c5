using BatchAi.Service.CommandLine;

namespace BatchAi.Service.Tests.CommandLine;

public sealed class UnexpectedErrorTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Show_OfAnyError_SaysOneSentenceAndLogsTheRest()
    {
        var log = Path.Combine(_folder, "logs", "batchai.log");
        using var error = new StringWriter();
        var exitCode = UnexpectedError.Show(Thrown(), new TextRunReport(TextWriter.Null, error, new TextStyle()), log);
        Assert.Equal(70, exitCode);
        Assert.Equal($"error Unexpected: Something went wrong inside batchai (InvalidCastException).\nReport it with the last line of {log}.\n", error.ToString());
        Assert.Contains(nameof(Thrown), File.ReadAllText(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Show_WithoutPlaceForALog_SaysSo()
    {
        Directory.CreateDirectory(_folder);
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using var output = new StringWriter();
        var exitCode = UnexpectedError.Show(Thrown(), new JsonRunReport(output), Path.Combine(file, "batchai.log"));
        Assert.Equal(70, exitCode);
        Assert.Contains("could not be written", output.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("{\"event\":\"end\",\"exitCode\":70}\n", output.ToString(), StringComparison.Ordinal);
    }

    private static InvalidCastException Thrown()
    {
        try
        {
            throw new InvalidCastException("canary");
        }
        catch (InvalidCastException error)
        {
            return error;
        }
    }
}
