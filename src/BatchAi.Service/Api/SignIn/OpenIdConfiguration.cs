namespace BatchAi.Service.Api.SignIn;

/// <summary>Where clients find the token endpoint; the names are those of OpenID Connect discovery.</summary>
internal sealed record OpenIdConfiguration
{
    public string? Issuer { get; init; }

    public string? AuthorizationEndpoint { get; init; }

    public string? TokenEndpoint { get; init; }

    public IReadOnlyList<string> GrantTypesSupported { get; init; } = [];

    public IReadOnlyList<string> ResponseTypesSupported { get; init; } = [];

    public IReadOnlyList<string> TokenEndpointAuthMethodsSupported { get; init; } = [];
}
