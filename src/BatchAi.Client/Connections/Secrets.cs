using System.Net;
using System.Security;

namespace BatchAi.Client.Connections;

/// <summary>The one place where secrets of users become text.</summary>
internal static class Secrets
{
    internal static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;
}
