using System.Net;

namespace BatchAi.Service.Storage.Signing;

/// <summary>The address, or the two ends of a range, that a signature is limited to.</summary>
internal static class AddressRange
{
    /// <summary>Whether an address is in a range; whatever is malformed has none.</summary>
    internal static bool Has(string range, IPAddress? address)
    {
        if (address is null) return false;
        var ends = range.Split('-');
        return ends.Length <= 2
            && IPAddress.TryParse(ends[0], out var first)
            && IPAddress.TryParse(ends[^1], out var last)
            && IsIn(Plain(first), Plain(last), Plain(address));
    }

    private static bool IsIn(byte[] first, byte[] last, byte[] address) =>
        first.Length == address.Length && last.Length == address.Length && first.AsSpan().SequenceCompareTo(address) <= 0 && address.AsSpan().SequenceCompareTo(last) <= 0;

    private static byte[] Plain(IPAddress address) => (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
}
