using System.Globalization;
using BatchAi.Service.Storage.Http;
using BatchAi.Service.Storage.Trees;

namespace BatchAi.Service.Storage.Files;

/// <summary>What Azure keeps of a share besides its files.</summary>
/// <param name="Quota">How large it may become, in GiB. It binds clients where somebody set it; jobs are bound by the disk.</param>
/// <param name="Tier">How it is stored.</param>
internal sealed record ShareSettings(long Quota, string Tier)
{
    private const long StandardQuota = 5120;
    internal const long LargestQuota = 102_400;
    private const string QuotaHeader = "x-ms-share-quota";
    private const string TierHeader = "x-ms-access-tier";
    private const string ProtocolHeader = "x-ms-enabled-protocols";
    private const string SquashHeader = "x-ms-root-squash";
    private const string QuotaKey = "share.quota";
    private const string TierKey = "share.tier";
    private const string Smb = "SMB";
    private static readonly string[] Tiers = ["TransactionOptimized", "Hot", "Cool"];

    internal static ShareSettings Of(FileRecord record) => new(
        QuotaThatWasSet(record) ?? StandardQuota,
        Array.Find(Tiers, tier => tier == record.FindExtra(TierKey)) ?? Tiers[0]);

    /// <summary>The quota that somebody set, in GiB; null when nobody did.</summary>
    internal static long? QuotaThatWasSet(FileRecord record) => WholeNumber.TryParse(record.FindExtra(QuotaKey)) is { } quota and > 0 and <= LargestQuota ? quota : null;

    /// <summary>The record with what a request sets; what it does not set stays.</summary>
    /// <exception cref="StorageException">It wants what there is not.</exception>
    internal static FileRecord Read(StorageCall call, FileRecord record)
    {
        if (call.Header(ProtocolHeader) is { } protocol && !protocol.Equals(Smb, StringComparison.OrdinalIgnoreCase)) throw StorageErrors.InvalidHeader(ProtocolHeader, protocol);
        if (call.Header(SquashHeader) is { } squash) throw StorageErrors.InvalidHeader(SquashHeader, squash);
        if (call.NumberHeader(QuotaHeader, 1, LargestQuota) is { } quota) record = WithQuota(record, quota)!;
        if (call.Header(TierHeader) is not { } text) return record;
        var tier = Tiers.FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? throw StorageErrors.InvalidHeader(TierHeader, text);
        return record.WithExtra(TierKey, tier);
    }

    /// <summary>The record with another quota; null when there is none like it.</summary>
    internal static FileRecord? WithQuota(FileRecord record, long quota) => quota is > 0 and <= LargestQuota ? record.WithExtra(QuotaKey, quota.ToString(CultureInfo.InvariantCulture)) : null;

    /// <summary>Adds them to an answer.</summary>
    internal StorageAnswer AddTo(StorageAnswer answer) => answer.With(QuotaHeader, Quota).With(TierHeader, Tier).With(ProtocolHeader, Smb);
}
