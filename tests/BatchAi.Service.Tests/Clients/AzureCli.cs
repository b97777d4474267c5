using System.Text.Json.Nodes;

namespace BatchAi.Service.Tests.Clients;

/// <summary>azure-cli, signed in to a service.</summary>
internal sealed class AzureCli(ClientService service)
{
    internal async Task SignInAsync()
    {
        await SayAsync("cloud register -n local --endpoint-resource-manager", service.Endpoint, "--suffix-storage-endpoint", "core.windows.net");
        await SayAsync("cloud set -n local");
        await SayAsync("login --service-principal -u any --tenant adfs -p", service.Token);
    }

    /// <summary>Runs a command and hands back its JSON; null when it prints none.</summary>
    /// <param name="words">The command, without values that have spaces or that must be kept whole.</param>
    /// <param name="more">Such values, at the end.</param>
    internal async Task<JsonNode?> AskAsync(string words, params string[] more)
    {
        var printed = await SayAsync(words, [.. more, "--output", "json"]);
        return string.IsNullOrWhiteSpace(printed) ? null : JsonNode.Parse(printed);
    }

    /// <summary>Runs a command and hands back what it prints.</summary>
    internal Task<string> SayAsync(string words, params string[] more) => service.RunAsync("az", [.. words.Split(' '), .. more]);

    /// <summary>Runs a command that is to end with an exit code, and hands back what it says of that.</summary>
    internal async Task<string> FailAsync(int exitCode, string words)
    {
        var (code, printed, errors) = await service.TryRunAsync("az", words.Split(' '));
        Assert.True(code == exitCode, $"az {words} ended with {code}.\n{printed}\n{errors}");
        return errors;
    }
}
