using System.Reflection;
using BatchAi.Core.Wire;

namespace BatchAi.Core.JobFiles;

/// <summary>What the API requires and a file may leave out, because whoever submits the file fills it in.</summary>
internal static class FilledAtSubmission
{
    private static readonly HashSet<(Type?, string)> Members =
    [
        (typeof(JobBaseProperties), nameof(JobBaseProperties.Cluster)),
        (typeof(AzureFileShareReference), nameof(AzureFileShareReference.AccountName)),
        (typeof(AzureFileShareReference), nameof(AzureFileShareReference.Credentials)),
        (typeof(AzureBlobFileSystemReference), nameof(AzureBlobFileSystemReference.Credentials)),
        (typeof(ClusterBaseProperties), nameof(ClusterBaseProperties.UserAccountSettings)),
        (typeof(UserAccountSettings), nameof(UserAccountSettings.AdminUserName)),
    ];

    public static bool Contains(PropertyInfo member) => Members.Contains((member.DeclaringType, member.Name));
}
