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

    /// <summary>What was kept about a file; null when there is nothing, or it was about an earlier one.</summary>
    internal byte[]? Read(HostStat about)
    {
        try
        {
            using var file = folder.OpenFile(NameOf(about), FileAccess.Read);
            var bytes = new byte[file.Stat().Length];
            if (bytes.Length < BirthSize || file.Read(bytes, 0) != bytes.Length) return null;
            return BinaryPrimitives.ReadInt64LittleEndian(bytes) == about.Born ? bytes[BirthSize..] : null;
        }
        catch (TreeException error) when (error.Error == TreeError.NotFound)
        {
            return null;
        }
    }

    /// <summary>Keeps something about a file, in place of what was there. On the disk when this returns.</summary>
    internal void Write(HostStat about, ReadOnlySpan<byte> bytes)
    {
        var name = NameOf(about);
        var aside = $"{name}.{Guid.NewGuid():N}";
        Span<byte> birth = stackalloc byte[BirthSize];
        BinaryPrimitives.WriteInt64LittleEndian(birth, about.Born);
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
    internal void Forget(HostStat about)
    {
        if (Read(about) is not null) TryRemove(NameOf(about));
    }

    public void Dispose() => folder.Dispose();

    private static string NameOf(HostStat about) => about.Id.ToString("x16", CultureInfo.InvariantCulture);

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
