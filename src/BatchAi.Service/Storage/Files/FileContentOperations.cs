using System.Buffers;
using System.Globalization;
using System.Xml;
using BatchAi.Service.Storage.Checksums;
using BatchAi.Service.Storage.Files.Smb;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Serving;
using BatchAi.Service.Storage.Signing;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>Operations on the bytes of files.</summary>
internal sealed class FileContentOperations(StorageParts parts) : IStorageOperations
{
    private const int Largest = BodyBuffers.Size;
    private const int Small = 64 << 10;
    private const int Step = 64 << 10;
    private const int FlushEvery = 1000;
    private const string WriteHeader = "x-ms-write";
    private const string Md5OfFile = "x-ms-content-md5";

    public void AddTo(OperationTable table)
    {
        table.Add("Get File", new StorageRoute("GET", StorageLevel.Item), AccessNeed.Item("r"), GetAsync);
        table.Add("Put Range", new StorageRoute("PUT", StorageLevel.Item, Comp: "range"), AccessNeed.Item("w"), PutAsync);
        table.Add("Put Range From URL", new StorageRoute("PUT", StorageLevel.Item, Comp: "range", Header: SourceReader.Header), AccessNeed.Item("w"), PutFromUrlAsync);
        table.Add("List Ranges", new StorageRoute("GET", StorageLevel.Item, Comp: "rangelist"), AccessNeed.Item("r"), ListRanges);
    }

    private async Task<StorageAnswer> GetAsync(StorageCall call)
    {
        using var share = ShareCall.Open(parts, call);
        var file = share.OpenFile();
        try
        {
            Conditions.Of(call).RequireForRead(file.Entry.LastModified(), file.Entry.Mark());
            return (await FileContent.AnswerAsync(call, file, Md5OfFile, parts.Time)).WithFile(file.Entry, parts.Time);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private async Task<StorageAnswer> PutAsync(StorageCall call)
    {
        var (offset, count) = RequestedRange.ReadBounded(call);
        return call.RequireHeader(WriteHeader).ToLowerInvariant() switch
        {
            "update" => await UpdateAsync(call, offset, count),
            "clear" when call.RequireLength() == 0 => await ChangeAsync(call, new ByteRange(offset, count), file => file.Clear(new ByteRange(offset, count))),
            "clear" => throw StorageErrors.InvalidHeader("Content-Length", null),
            var other => throw StorageErrors.InvalidHeader(WriteHeader, other),
        };
    }

    // All of it is here, and is what was meant, before anything is written.
    private async Task<StorageAnswer> UpdateAsync(StorageCall call, long offset, long count)
    {
        var length = call.RequireLength();
        if (length > Largest || count > Largest) throw FileErrors.BodyTooLarge(Largest);
        if (length != count) throw StorageErrors.InvalidHeader("Content-Length", length.ToString(CultureInfo.InvariantCulture));
        using var checksum = BodyChecksum.Of(call);
        var buffer = count <= Small ? ArrayPool<byte>.Shared.Rent(Small) : BodyBuffers.Rent();
        try
        {
            var bytes = buffer.AsMemory(0, (int)count);
            await ReadAsync(call, bytes, checksum);
            var (name, value) = checksum.Verify();
            return (await ChangeAsync(call, new ByteRange(offset, count), file => file.Write(bytes.Span, offset))).With(name, value);
        }
        catch (EndOfStreamException)
        {
            throw new StorageException(400, "InvalidInput", "One of the request inputs is not valid: the body ended early.");
        }
        finally
        {
            if (buffer.Length == Small) ArrayPool<byte>.Shared.Return(buffer);
            else BodyBuffers.Return(buffer);
        }
    }

    private static async Task ReadAsync(StorageCall call, Memory<byte> bytes, BodyChecksum checksum)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var piece = bytes[done..Math.Min(bytes.Length, done + Step)];
            await call.Body.ReadExactlyAsync(piece, call.Aborted);
            checksum.Append(piece.Span);
            done += piece.Length;
        }
    }

    private async Task<StorageAnswer> PutFromUrlAsync(StorageCall call)
    {
        var (offset, count) = RequestedRange.ReadBounded(call);
        if (call.RequireLength() != 0) throw StorageErrors.InvalidHeader("Content-Length", null);
        if (call.Header(WriteHeader) is { } how && !how.Equals("update", StringComparison.OrdinalIgnoreCase)) throw StorageErrors.InvalidHeader(WriteHeader, how);
        if (count > Largest) throw StorageErrors.InvalidHeader(RequestedRange.OwnHeader, null);
        using var source = await CopySource.OpenAsync(parts, call);
        if (source.Range.Length != count) throw StorageErrors.InvalidHeader("x-ms-source-range", call.Header("x-ms-source-range"));
        var bytes = new byte[count];
        var done = 0;
        await source.ReadAsync(piece => piece.CopyTo(bytes.AsMemory((done += piece.Length) - piece.Length)), call.Aborted);
        var crc64 = BitConverter.GetBytes(Crc64.Of(bytes));
        RequireCrc64(call, crc64);
        return (await ChangeAsync(call, new ByteRange(offset, count), file => file.Write(bytes, offset))).With(BodyChecksum.Crc64Header, Convert.ToBase64String(crc64));
    }

    private static void RequireCrc64(StorageCall call, byte[] crc64)
    {
        var (match, noneMatch) = (Read("x-ms-source-if-match-crc64"), Read("x-ms-source-if-none-match-crc64"));
        if ((match is null || crc64.AsSpan().SequenceEqual(match)) && (noneMatch is null || !crc64.AsSpan().SequenceEqual(noneMatch))) return;
        throw new StorageException(412, "SourceConditionNotMet", "The source condition specified using HTTP conditional header(s) is not met.");

        byte[]? Read(string header) => BodyChecksum.Read(call, header, Crc64.HashLength, "InvalidCrc64");
    }

    private async Task<StorageAnswer> ChangeAsync(StorageCall call, ByteRange range, Action<TreeFile> change)
    {
        var written = TimeWish.Read(call, SmbHeaders.Written);
        using var share = ShareCall.Open(parts, call);
        using var hold = await share.HoldAsync();
        using var file = share.OpenFile(FileAccess.ReadWrite);
        share.RequireLease(file.Entry);
        var before = SmbProperties.Of(file.Entry);
        if (before.IsReadOnly) throw FileErrors.ReadOnly();
        if (range.End > file.Entry.Length) throw InvalidRange(file.Entry.Length);
        var md5 = file.Entry.Record.ContentMd5;
        change(file);
        var keepsTime = written.IsKept && call.Header(SmbHeaders.Written) is not null;
        if (keepsTime || md5 is not null) await KeepAsync(file, keepsTime ? before.Written : null, md5);
        return StorageAnswer.Created.With(file.Entry).With(SmbHeaders.Written, SmbTime.Words(SmbProperties.Of(file.Entry).Written)).WithWritten();
    }

    // Clients say beforehand what the checksum will be of all that they are going to write.
    private static Task KeepAsync(TreeFile file, DateTimeOffset? written, byte[]? md5) =>
        file.SetRecordAsync(new SmbChange { Written = new TimeWish(false, written) }.ApplyTo(file.Entry.Record with { ContentMd5 = md5 }, file.Entry.Modified, default));

    private StorageAnswer ListRanges(StorageCall call)
    {
        if (call.Query["prevsharesnapshot"] is not null) throw FileErrors.NoSnapshot();
        using var share = ShareCall.Open(parts, call);
        var file = share.OpenFile();
        try
        {
            var length = file.Entry.Length;
            var (offset, count) = RequestedRange.Read(call)?.In(length) ?? (0, length);
            var ranges = file.DataRanges(new ByteRange(offset, count)).ToList();
            return StorageAnswer.Xml(xml => WriteAsync(xml, ranges)).With(file.Entry).With("x-ms-content-length", length);
        }
        finally
        {
            file.Dispose();
        }
    }

    private static async Task WriteAsync(XmlWriter xml, List<ByteRange> ranges)
    {
        xml.WriteStartElement("Ranges");
        for (var i = 0; i < ranges.Count; i++)
        {
            xml.WriteStartElement("Range");
            xml.WriteElementString("Start", ranges[i].Offset.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("End", (ranges[i].End - 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            if (i % FlushEvery == 0) await xml.FlushAsync();
        }

        xml.WriteEndElement();
    }

    private static StorageException InvalidRange(long length) => new(416, "InvalidRange", "The range specified is invalid for the current size of the resource.")
    {
        Headers = [("Content-Range", $"bytes */{length}")],
    };
}
