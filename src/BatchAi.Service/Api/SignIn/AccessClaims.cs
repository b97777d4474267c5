namespace BatchAi.Service.Api.SignIn;

/// <summary>What a JWT of ours says; the names are those of the standard.</summary>
internal sealed record AccessClaims
{
    public string? Iss { get; init; }

    public string? Aud { get; init; }

    public string? Sub { get; init; }

    public string? Appid { get; init; }

    public long Iat { get; init; }

    public long Exp { get; init; }
}
