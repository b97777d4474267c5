using System.Text;
using BatchAi.Core.Wire;

namespace BatchAi.Core.Module;

/// <summary>A file server's file that was read. It mounts nothing, and no account is left open in it.</summary>
/// <param name="server">The file server; null when the file has errors.</param>
/// <param name="faults">What is wrong with the file.</param>
internal sealed class FileServerConfig(FileServerCreateParameters? server, IReadOnlyList<JobConfigFault> faults) : IResourceConfig
{
    public IReadOnlyList<JobConfigFault> Faults => faults;

    public bool IsValid => server is not null;

    public bool HasCredential => Accounts.HaveCredential(Properties.SshConfiguration?.UserAccountSettings);

    public bool NeedsAccount => false;

    public IReadOnlyList<string> AccountsWithoutKey => [];

    public IReadOnlyList<string> FileServers => [];

    public string? Subnet => Properties.Subnet?.Id;

    private FileServerBaseProperties Properties => (server ?? throw new InvalidOperationException("A file with errors is no file server.")).Properties!;

    public IResourceConfig Complete(JobCompletion completion) => this;

    public string Describe() => $"{Properties.VmSize} with {Properties.DataDisks?.DiskCount} x {Properties.DataDisks?.DiskSizeInGB} GB of {Properties.DataDisks?.StorageAccountType}";

    public string ToJson() => Encoding.UTF8.GetString(WireJson.SerializeRequest(server));
}
