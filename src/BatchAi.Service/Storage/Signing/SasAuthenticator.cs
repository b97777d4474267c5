using System.Globalization;
using System.Net;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Judges shared access signatures.</summary>
/// <param name="policies">Finds stored access policies.</param>
/// <param name="time">The clock.</param>
internal sealed class SasAuthenticator(FindPolicy policies, TimeProvider time)
{
    private const string WithDirectories = "2020-02-10";

    /// <summary>What a signature allows for a target.</summary>
    /// <exception cref="StorageException">Nothing.</exception>
    internal StorageGrant Authenticate(IPAddress? client, StorageTarget target, StorageQuery query, StoredAccount account)
    {
        var sas = new SasToken(query);
        if (sas.IsOfUser) throw AuthenticationErrors.Failed("A user delegation SAS needs a key of Azure's; this service knows service and account SAS.");
        if (!SasText.IsVersion(sas.Version)) throw AuthenticationErrors.Failed("The sv of the signature is not a version of the API.");
        var grant = sas.IsOfAccount ? OfAccount(sas, target, account) : OfService(sas, target, account);
        RequirePlace(sas, client);
        return grant;
    }

    private StorageGrant OfAccount(SasToken sas, StorageTarget target, StoredAccount account)
    {
        RequireSignature(SasText.OfAccount(sas, account.Name), sas, account);
        if (sas.Policy.Length > 0) throw AuthenticationErrors.Failed("An account SAS has no stored access policy.");
        RequireTime(SasToken.Time(sas.Start), SasToken.Time(sas.Expiry));
        if (!sas.Services.Contains(target.Service == StorageService.Blob ? 'b' : 'f', StringComparison.Ordinal)) throw StorageErrors.NotAllowed("AuthorizationServiceMismatch", " using this service");
        return StorageGrant.OfAccount(sas.Permissions, sas.ResourceTypes);
    }

    private StorageGrant OfService(SasToken sas, StorageTarget target, StoredAccount account)
    {
        var (place, reach) = PlaceOf(sas, target);
        RequireSignature(SasText.OfService(sas, target.Service, place), sas, account);
        var policy = sas.Policy.Length == 0
            ? new AccessPolicy("", null, null, null)
            : policies(target, sas.Policy) ?? throw AuthenticationErrors.Failed("The stored access policy that the signature names does not exist.");
        var start = One(SasToken.Time(sas.Start), policy.Start);
        RequireTime(start, One(SasToken.Time(sas.Expiry), policy.Expiry));
        var permissions = One(sas.Permissions.Length > 0 ? sas.Permissions : null, policy.Permissions) ?? throw AuthenticationErrors.Failed("Neither the signature nor a stored access policy says what is allowed.");
        return StorageGrant.OfService(permissions, reach, [.. sas.Headers.Where(header => header.Value.Length > 0)]);
    }

    // The place that the signature has to be of. What is not asked for here is not opened.
    private static (string Place, SasReach Reach) PlaceOf(SasToken sas, StorageTarget target)
    {
        if (target.Level == StorageLevel.Account) throw AuthenticationErrors.Failed("A service SAS opens a container, share, blob or file, and never the service itself.");
        return (target.Service, sas.Resource) switch
        {
            (StorageService.Blob, "c") or (StorageService.File, "s") => ($"{target.Account}/{target.Container}", SasReach.Container),
            (StorageService.Blob, "b") or (StorageService.File, "f") => (target.Canonical, SasReach.Item),
            (StorageService.Blob, "d") when SasText.IsSince(sas.Version, WithDirectories) => (DirectoryOf(sas, target), SasReach.Item),
            _ => throw AuthenticationErrors.Failed("The sr of the signature is not one that opens something of this service."),
        };
    }

    private static string DirectoryOf(SasToken sas, StorageTarget target)
    {
        var names = target.Path.Split('/');
        return WholeNumber.TryParse(sas.Depth) is { } depth and > 0 && depth <= names.Length
            ? $"{target.Account}/{target.Container}/{string.Join('/', names.Take((int)depth))}"
            : throw AuthenticationErrors.Failed("The signature is of a directory that the request is not for.");
    }

    private static void RequireSignature(string text, SasToken sas, StoredAccount account)
    {
        if (!KeySignature.IsOf(text, account, sas.Signature)) throw AuthenticationErrors.Failed("Signature did not match: it is of something else, was changed, or was made with a key that is not one of the account's.");
    }

    private void RequireTime(DateTimeOffset? start, DateTimeOffset? expiry)
    {
        var now = time.GetUtcNow();
        if (expiry is not { } end) throw AuthenticationErrors.Failed("Neither the signature nor a stored access policy says when it expires.");
        if (now >= end) throw AuthenticationErrors.Failed(Words($"Signature not valid in the specified time frame: it expired at {end:R}, and now it is {now:R}."));
        if (start > now) throw AuthenticationErrors.Failed(Words($"Signature not valid in the specified time frame: it starts at {start:R}, and now it is {now:R}."));
    }

    private static void RequirePlace(SasToken sas, IPAddress? client)
    {
        if (sas.Protocols is not ("" or "https" or "https,http")) throw StorageErrors.NotAllowed("AuthorizationProtocolMismatch", " using this protocol");
        if (sas.Addresses.Length > 0 && !AddressRange.Has(sas.Addresses, client)) throw StorageErrors.NotAllowed("AuthorizationSourceIPMismatch", " using this source IP");
    }

    private static T? One<T>(T? ofSignature, T? ofPolicy) =>
        ofSignature is not null && ofPolicy is not null
            ? throw AuthenticationErrors.Failed("Access policy fields can be associated with signature or SAS identifier but not both.")
            : ofSignature ?? ofPolicy;

    private static string Words(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
