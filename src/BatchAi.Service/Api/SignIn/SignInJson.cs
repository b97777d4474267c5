using System.Text.Json.Serialization;

namespace BatchAi.Service.Api.SignIn;

/// <summary>The JSON of the sign-in.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AccessClaims))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(OpenIdConfiguration))]
internal sealed partial class SignInJson : JsonSerializerContext;
