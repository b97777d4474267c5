namespace BatchAi.Service.Api.SignIn;

/// <summary>Marks the few routes that anybody may call. Every other one needs a token, also one that is added tomorrow.</summary>
internal sealed class AnonymousAccess
{
    private AnonymousAccess()
    {
    }

    internal static AnonymousAccess Allowed { get; } = new();
}
