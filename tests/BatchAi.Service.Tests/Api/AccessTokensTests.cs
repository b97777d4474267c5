using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

/// <summary>Tokens that are signed with the right key and say something else than the service's own do.</summary>
public sealed class AccessTokensTests
{
    private const string Header = """{"alg":"HS256","typ":"JWT"}""";
    private const string Issuer = "https://localhost:7/adfs";
    private const string Audience = "https://localhost:7/";
    private static readonly string Token = new('a', 64);
    private static readonly DateTimeOffset Now = new(2018, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly AccessTokens _tokens = new(Token, new Uri(Audience), new MovableTime(Now));

    [Fact]
    public void Check_OwnClaims_AreGranted() =>
        Assert.Equal(AccessVerdict.Granted, _tokens.Check(Forge(Header, Claims(Issuer, Audience, 1))));

    [Theory]
    [InlineData("https://localhost:8/adfs", Audience)]
    [InlineData("https://LOCALHOST:7/adfs", Audience)]
    [InlineData("", Audience)]
    [InlineData(Issuer, "https://localhost:8/")]
    [InlineData(Issuer, "https://localhost:7")]
    [InlineData(Issuer, "")]
    public void Check_OtherIssuerOrAudience_IsInvalid(string issuer, string audience) =>
        Assert.Equal(AccessVerdict.Invalid, _tokens.Check(Forge(Header, Claims(issuer, audience, 1))));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Check_AfterItsTime_IsExpired(int seconds) =>
        Assert.Equal(AccessVerdict.Expired, _tokens.Check(Forge(Header, Claims(Issuer, Audience, seconds))));

    [Fact]
    public void Check_WithoutATime_IsExpired() =>
        Assert.Equal(AccessVerdict.Expired, _tokens.Check(Forge(Header, $$"""{"iss":"{{Issuer}}","aud":"{{Audience}}"}""")));

    [Theory]
    [InlineData("""{"alg":"none","typ":"JWT"}""")]
    [InlineData("""{"alg":"HS512","typ":"JWT"}""")]
    [InlineData("""{"alg":"RS256","typ":"JWT"}""")]
    [InlineData("""{"typ":"JWT","alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT","kid":"x"}""")]
    [InlineData("{}")]
    public void Check_OtherHeader_IsInvalidWhateverItIsSignedWith(string header) =>
        Assert.Equal(AccessVerdict.Invalid, _tokens.Check(Forge(header, Claims(Issuer, Audience, 1))));

    private static string Claims(string issuer, string audience, int seconds) =>
        $$"""{"iss":"{{issuer}}","aud":"{{audience}}","exp":{{Now.ToUnixTimeSeconds() + seconds}}}""";

    private static string Forge(string header, string claims)
    {
        var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Token), 32, info: "batchai access token"u8.ToArray());
        var content = $"{Encode(Encoding.UTF8.GetBytes(header))}.{Encode(Encoding.UTF8.GetBytes(claims))}";
        return $"{content}.{Encode(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(content)))}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
