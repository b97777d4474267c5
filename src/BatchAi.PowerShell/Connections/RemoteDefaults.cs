using System.Net;

namespace BatchAi.Connections;

/// <summary>The remote service that the environment names.</summary>
internal static class RemoteDefaults
{
    /// <summary>How to connect to it; null when the environment names none.</summary>
    /// <exception cref="BatchAiException">What it names is no URL.</exception>
    internal static RemoteConnectOptions? Find()
    {
        if (EnvironmentDefaults.Endpoint is not { } endpoint) return null;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url)) throw ConnectionErrors.NoUrl("BATCHAI_ENDPOINT");
        var options = OfEnvironment();
        options.Endpoint = Checked(url, "BATCHAI_ENDPOINT");
        return options;
    }

    /// <summary>The URL, if it is one that can be shown.</summary>
    /// <param name="url">What was given.</param>
    /// <param name="what">What it was given by.</param>
    /// <exception cref="BatchAiException">It is a part of one, or holds a password.</exception>
    internal static Uri Checked(Uri url, string what)
    {
        if (!url.IsAbsoluteUri) throw ConnectionErrors.NoUrl(what);
        return url.UserInfo.Length == 0 ? url : throw ConnectionErrors.UserInUrl(what);
    }

    /// <summary>What the environment says besides the endpoint.</summary>
    internal static RemoteConnectOptions OfEnvironment() => new()
    {
        Token = EnvironmentDefaults.Token is { } token ? new NetworkCredential("", token).SecurePassword : null,
        CaCertificatePath = EnvironmentDefaults.CaCertificatePath,
    };
}
