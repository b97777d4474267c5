using System.Security.Cryptography;
using System.Text.Json;
using BatchAi.Service.Tests.HostingService.Support;

namespace BatchAi.Service.Tests.CommandLine;

public sealed class AccountCommandTests : IAsyncLifetime
{
    private readonly BatchAiProcess _program = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _program.DisposeAsync();

    [Fact]
    public async Task Account_OfServiceOfStorageAlone_HasTheKeysOfTheFile()
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));
        var file = Path.Combine(_program.Root.Path, "accounts");
        await File.WriteAllTextAsync(file, $"# mine\nfromfile:{key}\n");
        var (exitCode, output) = await _program.RunAsync(
            "serve", "--only", "storage", "--account", "named", "--account-file", file, "--detach", "--port=0", "--blob-port=0", "--file-port=0");
        Assert.True(exitCode == 0, output);

        Assert.Contains("made ", (await RunAsync("create", "made")).Output, StringComparison.Ordinal);
        Assert.Equal(["fromfile", "made", "named"], (await RunAsync("list")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.Equal([$"key1 {key}", $"key2 {key}"], (await RunAsync("keys", "fromfile")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var text = JsonDocument.Parse((await RunAsync("connection-string", "fromfile", "--json")).Output).RootElement.GetProperty("connectionString").GetString()!;
        Assert.StartsWith($"DefaultEndpointsProtocol=https;AccountName=fromfile;AccountKey={key};BlobEndpoint=https://127.0.0.1:", text, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("keys", "nobody")).ExitCode);
        Assert.DoesNotContain(key, await File.ReadAllTextAsync(_program.Root.ServiceLog), StringComparison.Ordinal);

        var pid = (await _program.StatusAsync()).GetProperty("pid").GetInt32();
        if (OperatingSystem.IsLinux()) Assert.DoesNotContain(key, await File.ReadAllTextAsync($"/proc/{pid}/cmdline"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_NoServiceRuns_SaysSo()
    {
        var (exitCode, output) = await RunAsync("list");

        Assert.Equal(3, exitCode);
        Assert.Contains("ServiceNotRunning", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> RunAsync(string command, params string[] arguments) =>
        Programs.RunAsync("dotnet", ["exec", BatchAiProcess.Program, "account", command, "--data-root", _program.Root.Path, .. arguments]);
}
