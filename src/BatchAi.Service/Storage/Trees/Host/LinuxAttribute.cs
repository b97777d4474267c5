using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Reads an attribute of any size on Linux.</summary>
internal static unsafe class LinuxAttribute
{
    private const int Usual = 1024;
    private const int Largest = 64 * 1024;

    /// <summary>A call that puts an attribute into memory and answers how long it is.</summary>
    internal delegate nint Call(byte* value, nint size);

    /// <summary>The attribute; null when there is none.</summary>
    /// <param name="call">Reads it.</param>
    /// <param name="supported">False when the file system has no attributes at all.</param>
    internal static byte[]? Get(Call call, out bool supported)
    {
        var usual = stackalloc byte[Usual];
        supported = true;
        var length = (int)call(usual, Usual);
        if (length >= 0) return new ReadOnlySpan<byte>(usual, length).ToArray();
        var error = Marshal.GetLastPInvokeError();
        if (error == HostErrors.OutOfRange) return GetLarge(call);
        supported = error != HostErrors.NotSupported;
        return error is HostErrors.NoData or HostErrors.NotSupported ? null : throw HostErrors.From(error);
    }

    private static byte[]? GetLarge(Call call)
    {
        var large = new byte[Largest];
        fixed (byte* bytes = large)
        {
            var length = (int)call(bytes, Largest);
            return length >= 0 ? large[..length] : null;
        }
    }
}
