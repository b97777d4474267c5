using System.Diagnostics.CodeAnalysis;

namespace BatchAi.Core.JobFiles;

/// <summary>The URL of a file share: <c>https://&lt;account&gt;.file.&lt;suffix&gt;/&lt;share&gt;</c>, or <c>https://127.0.0.1:&lt;port&gt;/&lt;account&gt;/&lt;share&gt;</c> of a local service.</summary>
public sealed class AzureFileUrl
{
    // Stands for the account while an URL with the placeholder is taken apart.
    private const string StandIn = "account-placeholder";

    private AzureFileUrl(string accountName, string shareName)
    {
        AccountName = accountName;
        ShareName = shareName;
    }

    /// <summary>The name of the storage account; it may be <see cref="StorageAccountPlaceholder.AccountText"/>.</summary>
    public string AccountName { get; }

    /// <summary>The name of the file share.</summary>
    public string ShareName { get; }

    /// <summary>Takes a URL apart.</summary>
    /// <param name="text">The URL.</param>
    /// <param name="url">Its parts, if it is the URL of a share.</param>
    /// <returns>Whether the text is the URL of a share.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out AzureFileUrl? url)
    {
        url = null;
        var filled = text?.Replace(StorageAccountPlaceholder.AccountText, StandIn);
        if (!Uri.TryCreate(filled, UriKind.Absolute, out var address) || !IsPlain(address)) return false;
        var segments = address.AbsolutePath.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var isLocal = IsLocal(address);
        if (segments.Length < (isLocal ? 2 : 1)) return false;
        var account = isLocal ? segments[0] : address.Host.Split('.')[0];
        url = new(account.Replace(StandIn, StorageAccountPlaceholder.AccountText), segments[isLocal ? 1 : 0]);
        return true;
    }

    // A local service has no name per account, so the account is part of the path.
    private static bool IsLocal(Uri address) =>
        address.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || address.Host == "localhost";

    // A share's URL carries no login, and its secrets stand elsewhere.
    private static bool IsPlain(Uri address) =>
        (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.UserInfo.Length + address.Query.Length + address.Fragment.Length == 0;
}
