using System.Buffers.Binary;
using System.Globalization;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>
/// What is kept about files beside them, under each file's number and with its time of birth: a number is given again once
/// its file is gone, and then what was kept is void.
/// </summary>
internal sealed class SideFiles(HostFolder folder) : IDisposable
{
    private const int BirthSize = sizeof(long);
    private const int NameSize = 16;

    // A list of 50 000 blocks has not half of that; what has more is not ours.
    private const int Largest = 16 << 20;

    /// <summary>What was kept about a file; null when there is nothing, or it was about an earlier one.</summary>
    internal byte[]? Read(HostStat about) => Read(NameOf(about.Id)) is var (born, bytes) && born == about.Born ? bytes : null;

    /// <summary>All that is kept: about whom, born when, and what.</summary>
    internal IEnumerable<(ulong Id, long Born, byte[] Bytes)> All()
    {
        foreach (var name in Leftovers.Names(folder).ToList())
        {
            // Others were being written when a service was killed.
            if (name.Length == NameSize && ulong.TryParse(name, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) && Read(name) is var (born, bytes)) yield return (id, born, bytes);
        }
    }

    /// <summary>Keeps something about a file, in place of what was there. On the disk when this returns.</summary>
    internal void Write(HostStat about, ReadOnlySpan<byte> bytes) => Write(about.Id, about.Born, bytes);

    /// <summary>The same about what has a number and a time of birth.</summary>
    internal void Write(ulong id, long born, ReadOnlySpan<byte> bytes)
    {
        var name = NameOf(id);
        var aside = $"{name}.{Guid.NewGuid():N}";
        Span<byte> birth = stackalloc byte[BirthSize];
        BinaryPrimitives.WriteInt64LittleEndian(birth, born);
        try
        {
            using var file = folder.CreateFile(aside);
            file.Write(birth, 0);
            file.Write(bytes, BirthSize);
            file.Sync();
            folder.Rename(aside, folder, name, replace: true);
        }
        catch (TreeException)
        {
            TryRemove(aside);
            throw;
        }

        folder.Sync();
    }

    /// <summary>Forgets what was kept about a file that is gone.</summary>
    internal void Forget(HostStat about) => Forget(about.Id, about.Born);

    /// <summary>The same about what had a number and a time of birth.</summary>
    internal void Forget(ulong id, long born)
    {
        if (Read(NameOf(id)) is var (found, _) && found == born) TryRemove(NameOf(id));
    }

    /// <summary>Brings to the disk what was forgotten; what is kept is there already.</summary>
    internal void Sync() => folder.Sync();

    public void Dispose() => folder.Dispose();

    private static string NameOf(ulong id) => id.ToString("x16", CultureInfo.InvariantCulture);

    private (long Born, byte[] Bytes)? Read(string name)
    {
        try
        {
            using var file = folder.OpenFile(name, FileAccess.Read);
            var length = file.Stat().Length;
            if (length is < BirthSize or > Largest) return null;
            var bytes = new byte[length];
            if (file.Read(bytes, 0) != length) return null;
            return (BinaryPrimitives.ReadInt64LittleEndian(bytes), bytes[BirthSize..]);
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound or TreeError.IsFolder)
        {
            return null;
        }
    }

    private void TryRemove(string name)
    {
        try
        {
            folder.RemoveFile(name);
        }
        catch (TreeException error) when (error.Error is TreeError.NotFound)
        {
            // Gone is what it was to be.
        }
    }
}
