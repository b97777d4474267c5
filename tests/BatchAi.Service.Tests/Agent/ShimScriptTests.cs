using System.Diagnostics;
using BatchAi.Service.Agent;
using BatchAi.Service.Agent.Attempts;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Agent;

/// <summary>The shim under the machine's plain shell, as where there is no bash.</summary>
public sealed class ShimScriptTests : IDisposable
{
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"bt-{Guid.NewGuid():N}");
    private readonly TaskFolder _folder;

    public ShimScriptTests()
    {
        _folder = new TaskFolder(Path.Combine(_root, "task"));
        _folder.Create();
        using var resource = typeof(AgentHost).Assembly.GetManifestResourceStream("shim.sh")!;
        using var file = File.Create(Script);
        resource.CopyTo(file);
    }

    private string Script => Path.Combine(_root, "shim.sh");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("exit 0", 0, null)]
    [InlineData("exit 3", 3, null)]
    [InlineData("exit 137", 137, null)]
    [InlineData("kill -15 $$", null, 15)]
    public async Task Shim_UnderThePlainShell_TellsTheEnd(string command, int? exitCode, int? signal)
    {
        await RunAsync(_root, command);

        Assert.Equal((exitCode, signal, null), (_folder.End?.ExitCode, _folder.End?.Signal, _folder.End?.StartFailure));
        Assert.NotNull(_folder.Process);
    }

    [Fact]
    public async Task Shim_UnderThePlainShell_TellsWhatItCannotOpen()
    {
        Directory.CreateDirectory(Path.Combine(_root, "out"));

        await RunAsync(_root, "true");

        Assert.Contains("cannot write", _folder.End?.StartFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shim_UnderThePlainShell_TellsWhereItCannotGo()
    {
        await RunAsync(_root + "/nowhere", "true");

        Assert.Contains("working directory", _folder.End?.StartFailure, StringComparison.Ordinal);
    }

    private async Task RunAsync(string workingDirectory, string command)
    {
        string[] arguments = [Script, _folder.Root, "", "MARK=1", $"{_root}/out", $"{_root}/err", workingDirectory, "1", "", "/bin/sh", "-c", command];
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync();
        await Eventually.FileAsync(Path.Combine(_folder.Root, "result"));
    }
}
