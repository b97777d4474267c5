using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace BatchAi.Service.Api.SignIn;

/// <summary>
/// Issues and checks what clients show to be let in: the service's token itself, or a JWT of an hour that is signed
/// with a key derived from it. A new token voids all that were issued with the old one.
/// </summary>
internal sealed class AccessTokens
{
    private const int MaximumLength = 4096;

    // The algorithm is ours to say, never the token's.
    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);
    private readonly byte[] _tokenHash;
    private readonly byte[] _key;
    private readonly string _issuer;
    private readonly string _audience;
    private readonly TimeProvider _time;

    internal AccessTokens(string token, Uri managementEndpoint, TimeProvider time)
    {
        var secret = Encoding.UTF8.GetBytes(token);
        _tokenHash = SHA256.HashData(secret);
        _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "batchai access token"u8.ToArray());
        _audience = managementEndpoint.GetLeftPart(UriPartial.Authority) + "/";
        _issuer = _audience + "adfs";
        _time = time;
    }

    internal static TimeSpan Lifetime { get; } = TimeSpan.FromHours(1);

    /// <summary>Who issues the tokens.</summary>
    internal string Issuer => _issuer;

    /// <summary>Whom they are for.</summary>
    internal string Audience => _audience;

    /// <summary>Whether a text is the service's token; takes the same time for every wrong one.</summary>
    internal bool IsServiceToken(string text) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), _tokenHash);

    /// <summary>A token for a client that has shown the service's token.</summary>
    internal string Issue(string client)
    {
        var now = _time.GetUtcNow();
        var claims = new AccessClaims
        {
            Iss = _issuer,
            Aud = _audience,
            Sub = client,
            Appid = client,
            Iat = now.ToUnixTimeSeconds(),
            Exp = (now + Lifetime).ToUnixTimeSeconds(),
        };
        var content = $"{Header}.{Encode(JsonSerializer.SerializeToUtf8Bytes(claims, SignInJson.Default.AccessClaims))}";
        return $"{content}.{Sign(content)}";
    }

    /// <summary>Judges what a request shows.</summary>
    internal AccessVerdict Check(string bearer)
    {
        if (bearer.Length > MaximumLength) return AccessVerdict.Invalid;
        if (IsServiceToken(bearer)) return AccessVerdict.Granted;
        var end = bearer.LastIndexOf('.');
        if (end < 0 || !bearer.StartsWith(Header + ".", StringComparison.Ordinal)) return AccessVerdict.Invalid;
        var signature = Encoding.UTF8.GetBytes(bearer[(end + 1)..]);
        if (!CryptographicOperations.FixedTimeEquals(signature, Encoding.UTF8.GetBytes(Sign(bearer[..end])))) return AccessVerdict.Invalid;
        return Check(JsonSerializer.Deserialize(Base64Url.DecodeFromChars(bearer.AsSpan(Header.Length + 1, end - Header.Length - 1)), SignInJson.Default.AccessClaims)!);
    }

    private AccessVerdict Check(AccessClaims claims)
    {
        if (claims.Iss != _issuer || claims.Aud != _audience) return AccessVerdict.Invalid;
        return claims.Exp > _time.GetUtcNow().ToUnixTimeSeconds() ? AccessVerdict.Granted : AccessVerdict.Expired;
    }

    private string Sign(string content) => Encode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(content)));

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
