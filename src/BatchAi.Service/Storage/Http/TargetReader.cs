using BatchAi.Service.Api.Http;

namespace BatchAi.Service.Storage.Http;

/// <summary>
/// Finds out what a request names, from the request line as it was sent: the web server's own path has been decoded
/// and shortened, and what is a name to us would be a step upwards to it.
/// </summary>
/// <param name="ownNames">Host names of the service itself; an account's are not among them.</param>
/// <param name="isAccount">Whether there is an account.</param>
internal sealed class TargetReader(IEnumerable<string> ownNames, Func<string, bool> isAccount)
{
    internal const string RootContainer = "$root";
    private static readonly string[] SpecialContainers = [RootContainer, "$web", "$logs"];
    private readonly HashSet<string> _ownNames = new([.. ownNames, "localhost"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a request's target.</summary>
    /// <param name="service">Whose endpoint was asked.</param>
    /// <param name="rawTarget">The target as sent: a path with a query, or a whole URL.</param>
    /// <param name="host">The host that was asked, without its port.</param>
    /// <exception cref="StorageException">It names nothing that could be.</exception>
    internal (StorageTarget Target, StorageQuery Query) Read(StorageService service, string rawTarget, string host)
    {
        var (rawPath, rawQuery) = Split(WithoutAuthority(rawTarget));
        var query = StorageQuery.Parse(rawQuery);
        var names = rawPath.AsSpan(1);
        var account = AccountOf(service, host) ?? Decode(Next(ref names));
        if (!ArmNames.IsStorageAccount(account)) throw StorageErrors.InvalidUri();
        return (Place(new StorageTarget(service, account, StorageLevel.Account, "", "", rawPath), names, query["restype"]), query);
    }

    /// <summary>Whether a host is the service itself.</summary>
    internal bool IsOwn(string host) => _ownNames.Contains(host) || Uri.CheckHostName(host) is UriHostNameType.IPv4 or UriHostNameType.IPv6;

    /// <summary>The account that a host name like <c>account.blob.localhost</c> stands for; null when it stands for none.</summary>
    internal string? AccountOf(StorageService service, string host)
    {
        if (_ownNames.Contains(host) || Uri.CheckHostName(host) != UriHostNameType.Dns) return null;
        var parts = host.ToLowerInvariant().Split('.', 3);
        return parts.Length == 3 && parts[2].Length > 0 && parts[1] == (service == StorageService.Blob ? "blob" : "file") && isAccount(parts[0]) ? parts[0] : null;
    }

    private static StorageTarget Place(StorageTarget account, ReadOnlySpan<char> names, string? restType)
    {
        if (names.IsEmpty) return account;
        var isLast = !names.Contains('/');
        var first = Next(ref names);
        if (isLast && account.Service == StorageService.Blob && IsInRoot(first, restType))
        {
            return account with { Level = StorageLevel.Item, Container = RootContainer, Path = Decode(first) };
        }

        var container = account with { Level = StorageLevel.Container, Container = ContainerOf(account.Service, first) };
        return account.Service == StorageService.Blob ? BlobIn(container, names) : FileIn(container, names, restType);
    }

    private static StorageTarget BlobIn(StorageTarget container, ReadOnlySpan<char> names) =>
        names.IsEmpty ? container : container with { Level = StorageLevel.Item, Path = Decode(names) };

    // A share's topmost directory has no name of its own.
    private static StorageTarget FileIn(StorageTarget share, ReadOnlySpan<char> names, string? restType)
    {
        var path = string.Join('/', Decode(names).Split('/', StringSplitOptions.RemoveEmptyEntries));
        return path.Length > 0 || "directory".Equals(restType, StringComparison.OrdinalIgnoreCase) ? share with { Level = StorageLevel.Item, Path = path } : share;
    }

    private static bool IsInRoot(ReadOnlySpan<char> name, string? restType) => restType is null && !name.StartsWith("$");

    private static string ContainerOf(StorageService service, ReadOnlySpan<char> encoded)
    {
        var name = Decode(encoded);
        if (ArmNames.IsFolder(name) || (service == StorageService.Blob && SpecialContainers.Contains(name))) return name;
        throw name.Length is < 3 or > 63
            ? new StorageException(400, "OutOfRangeInput", "The specified resource name length is not within the permissible limits.")
            : new StorageException(400, "InvalidResourceName", "The specified resource name contains invalid characters.");
    }

    private static string Decode(ReadOnlySpan<char> encoded) => PercentText.TryDecode(encoded) ?? throw StorageErrors.InvalidUri();

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> names)
    {
        var end = names.IndexOf('/');
        var name = end < 0 ? names : names[..end];
        names = end < 0 ? [] : names[(end + 1)..];
        return name;
    }

    private static (string Path, string Query) Split(string target)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        return mark < 0 ? (target, "") : (target[..mark], target[(mark + 1)..]);
    }

    // What is sent through proxies names scheme and host once more; the web server has compared them with the Host header.
    private static string WithoutAuthority(string target)
    {
        if (target.StartsWith('/')) return target;
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0) throw StorageErrors.InvalidUri();
        var end = target.AsSpan(scheme + 3).IndexOfAny('/', '?');
        if (end < 0) return "/";
        var rest = target[(scheme + 3 + end)..];
        return rest.StartsWith('/') ? rest : "/" + rest;
    }
}
