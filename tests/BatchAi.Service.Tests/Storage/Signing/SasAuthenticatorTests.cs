using System.Net;
using Azure.Storage.Sas;
using BatchAi.Service.Neighbours.Storage;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Tests.Api.Support;
using BatchAi.Service.Tests.Storage.Support;

namespace BatchAi.Service.Tests.Storage.Signing;

public sealed class SasAuthenticatorTests
{
    private const string Name = StorageFixture.Account;
    private readonly MovableTime _time = new(TimeProvider.System.GetUtcNow());
    private readonly List<AccessPolicy> _policies = [];
    private readonly StoredAccount _account = new() { Name = Name, Keys = [new() { KeyName = "key1", Value = Convert.ToBase64String(new byte[64]) }, new() { KeyName = "key2", Value = StorageFixture.Key }] };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Authenticate_MadeBySdk_OpensWhatItNamesAlone(bool isBlob)
    {
        var service = ServiceOf(isBlob);
        var ofItem = TestSas.OfService(service, Later, "cont", "dir/a b.txt", "r");
        var ofContainer = TestSas.OfService(service, Later, "cont", permissions: "rl");

        Assert.True(Ask(service, "/cont/dir/a%20b.txt", ofItem).Has("r"));
        Assert.False(Ask(service, "/cont/dir/a%20b.txt", ofItem).Has("w"));
        Refused("AuthenticationFailed", service, "/cont/dir/a%20b.txt2", ofItem);
        Refused("AuthenticationFailed", service, "/cont2/dir/a%20b.txt", ofItem);
        Refused("AuthenticationFailed", service, "/cont/dir", ofItem);
        Ask(service, "/cont/any/thing", ofContainer).Require(AccessNeed.Item("r"));
        Ask(service, "/cont", ofContainer + "&restype=container").Require(AccessNeed.Container("l", SasReach.Container));
        Assert.Throws<StorageException>(() => Ask(service, "/cont", ofContainer + "&restype=container").Require(AccessNeed.Container("l")));
        Refused("AuthenticationFailed", service, "/other/any", ofContainer);
        Refused("AuthenticationFailed", service, "", ofContainer);
    }

    [Theory]
    [InlineData("sp=r", "sp=rw")]
    [InlineData("sr=b", "sr=c")]
    [InlineData("sv=", "sv=2015-04-05&x=")]
    [InlineData("sig=", "sig=A")]
    [InlineData("sp=r", "sp=r&rsct=text%2Fhtml")]
    [InlineData("sp=r", "sp=r&sip=127.0.0.1")]
    public void Authenticate_Changed_IsRefused(string old, string changed)
    {
        var sas = TestSas.OfService(StorageService.Blob, Later, "cont", "a", "r");
        Assert.Contains(old, sas, StringComparison.Ordinal);

        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", sas.Replace(old, changed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2012-02-12", true, "r\n\nEND\n/wireacct/cont/a\n\n2012-02-12")]
    [InlineData("2013-08-15", true, "r\n\nEND\n/wireacct/cont/a\n\n2013-08-15\n\n\n\n\n")]
    [InlineData("2015-02-21", true, "r\n\nEND\n/blob/wireacct/cont/a\n\n2015-02-21\n\n\n\n\n")]
    [InlineData("2015-04-05", true, "r\n\nEND\n/blob/wireacct/cont/a\n\n\n\n2015-04-05\n\n\n\n\n")]
    [InlineData("2018-11-09", true, "r\n\nEND\n/blob/wireacct/cont/a\n\n\n\n2018-11-09\nb\n\n\n\n\n\n")]
    [InlineData("2020-12-06", true, "r\n\nEND\n/blob/wireacct/cont/a\n\n\n\n2020-12-06\nb\n\n\n\n\n\n\n")]
    [InlineData("2015-02-21", false, "r\n\nEND\n/file/wireacct/cont/a\n\n2015-02-21\n\n\n\n\n")]
    [InlineData("2022-11-02", false, "r\n\nEND\n/file/wireacct/cont/a\n\n\n\n2022-11-02\n\n\n\n\n")]
    public void Authenticate_EveryLayout_IsKnown(string version, bool isBlob, string text)
    {
        var service = ServiceOf(isBlob);
        var end = Later.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        var sas = $"sv={version}&sr={(isBlob ? 'b' : 'f')}&sp=r&se={Uri.EscapeDataString(end)}&sig={Uri.EscapeDataString(StorageFixture.Sign(text.Replace("END", end, StringComparison.Ordinal)))}";

        Assert.True(Ask(service, "/cont/a", sas).Has("r"));
        Refused("AuthenticationFailed", service, "/cont/b", sas);
    }

    [Fact]
    public void Authenticate_Directory_OpensWhatIsBelow()
    {
        var builder = new BlobSasBuilder { BlobContainerName = "cont", BlobName = "a/b", Resource = "b", ExpiresOn = Later };
        builder.SetPermissions("r");
        var ofBlob = builder.ToSasQueryParameters(StorageFixture.Credential).ToString();
        var end = Later.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        var signature = StorageFixture.Sign($"r\n\n{end}\n/blob/{Name}/cont/a/b\n\n\n\n2020-02-10\nd\n\n\n\n\n\n");
        var ofDirectory = $"sv=2020-02-10&sr=d&sdd=2&sp=r&se={Uri.EscapeDataString(end)}&sig={Uri.EscapeDataString(signature)}";

        Assert.True(Ask(StorageService.Blob, "/cont/a/b/c", ofDirectory).Has("r"));
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a/bc", ofDirectory);
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", ofDirectory);
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a/b/c", ofBlob.Replace("sr=b", "sr=d&sdd=2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.5", true)]
    [InlineData("10.0.0.1-10.0.0.9", "10.0.0.10", false)]
    [InlineData("10.0.0.1-10.0.0.9", "::1", false)]
    [InlineData("10.0.0.1", "10.0.0.2", false)]
    [InlineData("10.0.0.1-10.0.0.2-10.0.0.9", "10.0.0.1", false)]
    [InlineData("everywhere", "10.0.0.1", false)]
    public void Has_AddressRange(string range, string address, bool isIn) => Assert.Equal(isIn, AddressRange.Has(range, IPAddress.Parse(address)));

    [Fact]
    public void Authenticate_TimeAddressProtocol_HaveTheirOwnCodes()
    {
        var builder = new BlobSasBuilder { BlobContainerName = "cont", BlobName = "a", Resource = "b", StartsOn = Now.AddMinutes(5), ExpiresOn = Later };
        builder.SetPermissions("r");
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString());
        _time.Advance(TimeSpan.FromMinutes(6));
        Assert.True(Ask(StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString()).Has("r"));
        builder.IPRange = SasIPRange.Parse("10.0.0.1-10.0.0.9");
        Refused("AuthorizationSourceIPMismatch", StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString());
        _time.Advance(TimeSpan.FromHours(2));
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString());
    }

    [Fact]
    public void Authenticate_StoredPolicy_SaysWhatTheSignatureDoesNot()
    {
        var sas = new BlobSasBuilder { BlobContainerName = "cont", Resource = "c", Identifier = "mine" }.ToSasQueryParameters(StorageFixture.Credential).ToString();

        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", sas);
        _policies.Add(new AccessPolicy("mine", null, Later, "r"));
        Assert.True(Ask(StorageService.Blob, "/cont/a", sas).Has("r"));
        Assert.False(Ask(StorageService.Blob, "/cont/a", sas).Has("w"));
        _policies[0] = _policies[0] with { Expiry = Now.AddSeconds(-1) };
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", sas);
        _policies[0] = new AccessPolicy("mine", null, null, "r");
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", sas);
        _policies.Clear();
        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", sas);
    }

    [Fact]
    public void Authenticate_PolicyAndSignatureSayTheSame_IsRefused()
    {
        var builder = new BlobSasBuilder { BlobContainerName = "cont", Resource = "c", Identifier = "mine", ExpiresOn = Later };
        _policies.Add(new AccessPolicy("mine", null, Later, "r"));

        Refused("AuthenticationFailed", StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString());
    }

    [Fact]
    public void Authenticate_HeaderOverrides_AreTold()
    {
        var builder = new BlobSasBuilder { BlobContainerName = "cont", BlobName = "a", Resource = "b", ExpiresOn = Later, ContentType = "text/html", ContentDisposition = "attachment; filename=\"x y\"" };
        builder.SetPermissions("r");

        var grant = Ask(StorageService.Blob, "/cont/a", builder.ToSasQueryParameters(StorageFixture.Credential).ToString());

        Assert.Equal([("Content-Disposition", "attachment; filename=\"x y\""), ("Content-Type", "text/html")], grant.HeaderOverrides);
    }

    [Theory]
    [InlineData(true, "sr=b&")]
    [InlineData(false, "sr=f&")]
    public void ForReading_Minted_OpensTheFileForReadingUntilItExpires(bool isBlob, string resource)
    {
        var service = ServiceOf(isBlob);
        var link = SasMint.ForReading(service, _account, "cont", "dir/a b", Now.AddMinutes(30));

        Assert.Contains(resource, link, StringComparison.Ordinal);
        Assert.True(Ask(service, "/cont/dir/a%20b", link).Has("r"));
        Assert.False(Ask(service, "/cont/dir/a%20b", link).Has("wdlac"));
        Refused("AuthenticationFailed", service, "/cont/dir/a", link);
        _time.Advance(TimeSpan.FromMinutes(31));
        Refused("AuthenticationFailed", service, "/cont/dir/a%20b", link);
    }

    private DateTimeOffset Now => _time.GetUtcNow();

    private DateTimeOffset Later => Now.AddHours(1);

    private static StorageService ServiceOf(bool isBlob) => isBlob ? StorageService.Blob : StorageService.File;

    private StorageGrant Ask(StorageService service, string path, string sas)
    {
        var (target, query) = new TargetReader([], _ => false).Read(service, $"/{Name}{path}?{sas}", "127.0.0.1");
        return new SasAuthenticator((_, id) => _policies.Find(policy => policy.Id == id), _time).Authenticate(IPAddress.Loopback, target, query, _account);
    }

    private void Refused(string code, StorageService service, string path, string sas)
    {
        var error = Assert.Throws<StorageException>(() => Ask(service, path, sas));

        Assert.Equal((403, code), (error.Status, error.Code));
        Assert.DoesNotContain(error.Details, detail => detail.Value.Contains(StorageFixture.Key, StringComparison.Ordinal));
    }
}
