using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Refusals of those who have not shown that they may. None tells a key, a signature, or how far off one was.</summary>
internal static class AuthenticationErrors
{
    internal static StorageException Failed(string detail) => new(
        403,
        "AuthenticationFailed",
        "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature.")
    {
        Details = [("AuthenticationErrorDetail", detail)],
    };

    internal static StorageException Malformed() => new(
        400,
        "InvalidAuthenticationInfo",
        "Authentication information is not given in the correct format. Check the value of Authorization header.");

    internal static StorageException Nothing(string challenge) => new(401, "NoAuthenticationInformation", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.")
    {
        Headers = [("WWW-Authenticate", challenge)],
    };

    internal static StorageException WrongToken(string challenge) => new(401, "InvalidAuthenticationInfo", "Server failed to authenticate the request. Please refer to the information in the www-authenticate header.")
    {
        Details = [("AuthenticationErrorDetail", "The access token is not one of this service, or has expired.")],
        Headers = [("WWW-Authenticate", challenge)],
    };
}
