using System.CommandLine;
using System.Text.Json;
using BatchAi.Service.Hosting.Discovery;
using BatchAi.Service.Neighbours;
using BatchAi.Service.Neighbours.Storage;

namespace BatchAi.Service.CommandLine;

/// <summary><c>batchai account</c>: the storage accounts of the service that runs.</summary>
internal static class AccountCommand
{
    private const string Description = """
        Make storage accounts, and show what clients need to use them. A service has to run: accounts are served, and
        only it knows where.

        Exit codes: 0 done; 1 it could not be; 2 the command line is wrong; 3 no service runs.
        """;

    private const int NameWidth = 26;
    private static readonly Option<string?> DataRootOption = HostingOptions.DataRoot();
    private static readonly Option<bool> Json = HostingOptions.Json();
    private static readonly Argument<string> Name = new("name") { Description = "The account: 3 to 24 lower-case letters and digits." };

    internal static Command Create() => new("account", Description)
    {
        Sub("create", "Make an account with two new keys; one that is there already stays as it is.", CreateAsync, Name),
        Sub("list", "List all accounts.", ListAsync),
        Sub("keys", "Show an account's keys.", KeysAsync, Name),
        Sub("connection-string", "Show the connection string of an account, which holds a key.", ConnectAsync, Name),
    };

    private static Command Sub(string name, string description, Func<AccountClient, ParseResult, CancellationToken, Task> work, params Argument[] arguments)
    {
        var command = new Command(name, description) { DataRootOption, Json };
        foreach (var argument in arguments) command.Add(argument);
        command.SetAction((parsed, cancellationToken) => HostingOptions.RunAsync(async () =>
        {
            using var service = ServiceClient.TryFind(HostingOptions.Root(parsed, DataRootOption));
            if (service is null)
            {
                await Console.Error.WriteLineAsync("error ServiceNotRunning: No service runs that could have accounts.\nStart one with 'batchai serve --detach'; with '--only storage' if storage is all that you need.");
                return HostingOptions.OtherState;
            }

            await work(new AccountClient(service), parsed, cancellationToken);
            return 0;
        }));
        return command;
    }

    private static async Task CreateAsync(AccountClient client, ParseResult parsed, CancellationToken cancellationToken) =>
        Show(parsed, [await client.CreateAsync(parsed.GetValue(Name)!, cancellationToken)]);

    private static async Task ListAsync(AccountClient client, ParseResult parsed, CancellationToken cancellationToken) => Show(parsed, await client.ListAsync(cancellationToken));

    private static async Task KeysAsync(AccountClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (_, keys) = await client.FindAsync(parsed.GetValue(Name)!, cancellationToken);
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(new StorageKeyList { Keys = keys }, NeighbourJson.Default.StorageKeyList));
        else foreach (var key in keys) Console.WriteLine($"{key.KeyName} {key.Value}");
    }

    private static async Task ConnectAsync(AccountClient client, ParseResult parsed, CancellationToken cancellationToken)
    {
        var (account, keys) = await client.FindAsync(parsed.GetValue(Name)!, cancellationToken);
        var text = AccountClient.ConnectionString(account, keys[0]);
        Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(new ConnectionAnswer(text), HostingJson.Default.ConnectionAnswer) : text);
    }

    private static void Show(ParseResult parsed, IReadOnlyList<StorageAccount> accounts)
    {
        if (parsed.GetValue(Json)) Console.WriteLine(JsonSerializer.Serialize(new ResourceList<StorageAccount> { Value = accounts }, NeighbourJson.Default.ResourceListStorageAccount));
        else foreach (var account in accounts) Console.WriteLine($"{account.Name,-NameWidth}{account.Properties.PrimaryEndpoints?.Blob}  {account.Properties.PrimaryEndpoints?.File}");
    }
}
