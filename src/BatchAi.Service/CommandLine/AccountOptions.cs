using System.CommandLine;
using BatchAi.Service.Storage.Accounts;

namespace BatchAi.Service.CommandLine;

/// <summary>How a service is told which storage accounts it is to have from its start.</summary>
internal static class AccountOptions
{
    internal static Option<string[]> Accounts { get; } = new("--account")
    {
        Description = $"A storage account to have: a name, or name:key. Other users see a key on a command line; --account-file or {AccountChoice.Variable} keep it. May be repeated.",
        HelpName = "account",
    };

    internal static Option<string?> AccountFile { get; } = new("--account-file") { Description = "A file with one account on each line: a name, name:key or name:key1:key2.", HelpName = "file" };

    /// <summary>The accounts of the command line, of the file that it names, and of the environment (where semicolons part them).</summary>
    /// <exception cref="BatchAiException">One of them cannot be.</exception>
    internal static IReadOnlyList<AccountChoice> Read(ParseResult parsed)
    {
        var fromFile = parsed.GetValue(AccountFile) is { } path ? File.ReadAllText(path) : "";
        var all = (parsed.GetValue(Accounts) ?? []).Select(AccountChoice.Parse).Concat(AccountChoice.ParseAll(fromFile)).Concat(AccountChoice.ParseAll(Environment.GetEnvironmentVariable(AccountChoice.Variable) ?? ""));
        return [.. all.DistinctBy(account => account.Name)];
    }
}
