namespace BatchAi.Core.Planning;

/// <summary>The account and the share that a share's URL names.</summary>
internal sealed record ShareUrl(string Account, string Share)
{
    private static readonly char[] PortOrEnd = [':'];

    /// <summary>Reads <c>https://account.host/share</c>, or <c>https://127.0.0.1:port/account/share</c> of a local service.</summary>
    /// <exception cref="BatchAiException">It is no such URL.</exception>
    public static ShareUrl Parse(string url)
    {
        // A placeholder for the account may still stand in the host, which no URL parser accepts.
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        var parts = url.Substring(scheme < 0 ? 0 : scheme + 3).Trim('/').Split('/');
        var host = parts[0].Split(PortOrEnd)[0];
        var isPathStyle = host.Length > 0 && (host == "localhost" || host.All(c => char.IsDigit(c) || c == '.'));
        if (scheme <= 0 || parts.Length != (isPathStyle ? 3 : 2)) throw PlanFaults.InvalidShareUrl(url);

        var account = isPathStyle ? parts[1] : host.Split('.')[0];
        var share = parts[parts.Length - 1];
        return account.Length > 0 && share.Length > 0 ? new ShareUrl(account, share) : throw PlanFaults.InvalidShareUrl(url);
    }
}
