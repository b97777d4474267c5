using BatchAi.Core.Wire;

namespace BatchAi.Core.Module;

/// <summary>Accounts on nodes and file servers.</summary>
internal static class Accounts
{
    /// <summary>Whether there is something to sign in with.</summary>
    internal static bool HaveCredential(UserAccountSettings? account) =>
        account is { AdminUserPassword.Length: > 0 } or { AdminUserSshPublicKey.Length: > 0 };
}
