using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Storage;
using Azure.Storage.Blobs;
using BatchAi.Service.Tests.Support;

namespace BatchAi.Service.Tests.Storage.Blobs.Contract;

/// <summary>
/// Azurite, where its program is on the PATH or where BATCHAI_AZURITE says. It ends with its input, and so with the
/// tests' process, whatever ends that.
/// </summary>
internal sealed partial class AzuriteProcess : IDisposable
{
    private const string Account = "devstoreaccount1";

    // Published by Microsoft for everybody's tests.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string? Program = Find();
    private readonly Process _process;

    private AzuriteProcess(Process process, string address)
    {
        _process = process;
        Service = new BlobServiceClient(new Uri($"{address}/{Account}"), new StorageSharedKeyCredential(Account, Key), new BlobClientOptions { Retry = { MaxRetries = 0 } });
    }

    internal BlobServiceClient Service { get; }

    internal static bool IsInstalled => Program is not null;

    internal static async Task<AzuriteProcess> StartAsync()
    {
        string[] arguments = ["-c", "\"$0\" --inMemoryPersistence --blobPort 0 --skipApiVersionCheck & pid=$!; read -r _; kill $pid; wait $pid", Program!];
        var start = new ProcessStartInfo("/bin/sh", arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        var (process, address) = (Process.Start(start)!, new TaskCompletionSource<string>());
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, line) => _ = Address().Match(line.Data ?? "") is { Success: true } match && address.TrySetResult(match.Value);
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        return new AzuriteProcess(process, await Eventually.InTimeAsync(address.Task, "Azurite's address"));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static string? Find()
    {
        var folders = $"{Environment.GetEnvironmentVariable("BATCHAI_AZURITE")}:{Environment.GetEnvironmentVariable("PATH")}".Split(':', StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, "azurite-blob")).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
