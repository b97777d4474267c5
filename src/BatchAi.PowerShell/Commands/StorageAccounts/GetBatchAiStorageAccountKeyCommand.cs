using System.Management.Automation;
using System.Net;
using BatchAi.Pipeline;

namespace BatchAi.Commands;

/// <summary>Gets the keys of a storage account.</summary>
[Cmdlet(VerbsCommon.Get, "BatchAiStorageAccountKey")]
[OutputType(typeof(StorageAccountKey))]
public sealed class GetBatchAiStorageAccountKeyCommand : StorageAccountCommand
{
    /// <summary>-KeyName: the key's name; all keys when not given.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(Completion.KeyNameCompleter))]
    public string? KeyName { get; set; }

    /// <summary>-AsPlainText: tells the keys as text.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync()
    {
        var account = await AccountPathAsync();
        var keys = await Client.StorageAccounts.GetKeysAsync(account, StopToken);
        var wanted = keys.Where(key => KeyName is null || KeyName.Equals(key.KeyName, StringComparison.OrdinalIgnoreCase)).ToList();
        if (wanted.Count == 0 && KeyName is not null) throw StorageErrors.NoKey(account, KeyName);
        foreach (var key in wanted)
        {
            if (AsPlainText) key.PlainText = new NetworkCredential("", key.Value).Password;
            WriteObject(key);
        }
    }
}
