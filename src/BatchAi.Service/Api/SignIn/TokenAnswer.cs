namespace BatchAi.Service.Api.SignIn;

/// <summary>What the token endpoint answers; the names are those of OAuth 2.</summary>
internal sealed record TokenAnswer
{
    public string? TokenType { get; init; }

    public int? ExpiresIn { get; init; }

    public string? AccessToken { get; init; }

    public string? Error { get; init; }

    public string? ErrorDescription { get; init; }
}
