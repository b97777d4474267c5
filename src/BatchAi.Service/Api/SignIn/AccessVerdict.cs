namespace BatchAi.Service.Api.SignIn;

/// <summary>What a shown token is worth.</summary>
internal enum AccessVerdict
{
    Invalid,
    Expired,
    Granted,
}
