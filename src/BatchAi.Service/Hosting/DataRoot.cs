namespace BatchAi.Service.Hosting;

/// <summary>The folder that holds all of a service's files, and where each of them is.</summary>
internal sealed class DataRoot(string path)
{
    private const string Storage = "storage";
    private const string Files = "files";
    private const string Blobs = "blobs";

    internal string Path { get; } = System.IO.Path.GetFullPath(path);

    internal string Database => In("state", "batchai.db");

    /// <summary>Held as long as a service lives; this alone tells whether one does.</summary>
    internal string ServiceLock => In("service.lock");

    /// <summary>Tells clients where the service is; there while it is ready.</summary>
    internal string ServiceFile => In("service.json");

    internal string Token => In("token");

    internal string Tls => In("tls");

    /// <summary>The certificate that clients trust, and nothing else.</summary>
    internal string CaCertificate => In("tls", "ca.pem");

    /// <summary>The server's certificate with its key; owner-only.</summary>
    internal string ServerCertificate => In("tls", "server.pem");

    internal string ServiceLog => In("logs", "service.log");

    internal string Trash(string uuid) => In("trash", uuid);

    internal string Node(string clusterUuid, int index) => In("nodes", clusterUuid, index.ToString(System.Globalization.CultureInfo.InvariantCulture));

    internal string Cluster(string clusterUuid) => In("nodes", clusterUuid);

    internal string FileServer(string uuid) => In("fileservers", uuid);

    internal string StorageAccount(string name) => In(Storage, name.ToLowerInvariant());

    internal string Share(string account, string share) => System.IO.Path.Combine(StorageAccount(account), Files, share);

    internal string Container(string account, string container) => System.IO.Path.Combine(StorageAccount(account), Blobs, container);

    /// <summary>The account and the share or container whose folder has a path relative to the data root; null when it is no such folder.</summary>
    internal static (string Account, bool IsShare, string Name)? StoragePlaceOf(string relative) => relative.Split(System.IO.Path.DirectorySeparatorChar) switch
    {
        [Storage, var account, Files, var share] => (account, true, share),
        [Storage, var account, Blobs, var container] => (account, false, container),
        _ => null,
    };

    /// <summary>The root that a user chose, by option or environment, or the default one.</summary>
    internal static DataRoot Choose(string? option) =>
        new(option ?? Environment.GetEnvironmentVariable("BATCHAI_HOME") ?? Default());

    private static string Default() => OperatingSystem.IsWindows()
        ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "BatchAi")
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".batchai");

    private string In(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);
}
