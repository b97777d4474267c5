using System.Text.Json;
using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on the security descriptors of shares.</summary>
internal sealed class PermissionOperations(StorageParts parts) : IStorageOperations
{
    private const string Name = "permission";

    // What is in the body is JSON with escapes; the descriptor itself is at most 64 KiB.
    private const int Largest = 512 << 10;

    public void AddTo(OperationTable table)
    {
        table.Add("Create Permission", Route("PUT"), AccessNeed.Container("cw", SasReach.Container), CreateAsync);
        table.Add("Get Permission", Route("GET"), AccessNeed.Container("r", SasReach.Container), Get);
    }

    private async Task<StorageAnswer> CreateAsync(StorageCall call)
    {
        var text = await ReadAsync(call);
        using var share = ShareCall.Open(parts, call);
        var key = await share.Descriptors.StoreAsync(text, call.Aborted);
        return StorageAnswer.Created.WithWritten().With(SmbHeaders.PermissionKey, key);
    }

    private StorageAnswer Get(StorageCall call)
    {
        var key = call.RequireHeader(SmbHeaders.PermissionKey);
        using var share = ShareCall.Open(parts, call);
        var text = share.Descriptors.Find(key) ?? throw FileErrors.NotFound();
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { [Name] = text }, StorageJson.Default.DictionaryStringString);
        return StorageAnswer.Content(200, body.Length, (pipe, cancellation) => pipe.WriteAsync(body, cancellation).AsTask()).With("Content-Type", "application/json");
    }

    private static async Task<string> ReadAsync(StorageCall call)
    {
        if (call.RequireLength() > Largest) throw FileErrors.BodyTooLarge(Largest);
        try
        {
            using var document = await JsonDocument.ParseAsync(call.Body, cancellationToken: call.Aborted);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(Name, out var text) && text.ValueKind == JsonValueKind.String) return text.GetString()!;
        }
        catch (JsonException)
        {
            // Answered below: the body is not what it has to be, whichever way.
        }

        throw new StorageException(400, "InvalidInput", $$"""One of the request inputs is not valid: the body has to be JSON like {"{{Name}}": "O:SYG:SYD:(A;;FA;;;WD)"}.""");
    }

    private static StorageRoute Route(string method) => new(method, StorageLevel.Container, "share", "filepermission");
}
