using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using Microsoft.Win32.SafeHandles;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>
/// Opens what is beneath a folder and never anything else, whatever links there are and whoever swaps them meanwhile: by
/// <c>openat2</c> where the kernel has it, else segment by segment, following links by hand.
/// </summary>
internal sealed unsafe class LinuxResolver(bool openAt2)
{
    private const int MostLinks = 40;
    private const int MostTries = 128;
    private const int LongestLink = 4096;

    /// <summary>The one that suits this kernel.</summary>
    internal static LinuxResolver Best { get; } = new(HasOpenAt2());

    /// <summary>Whether the kernel is older than <c>openat2</c>, and so than all that came later.</summary>
    internal bool IsOld => !openAt2;

    /// <summary>Opens what a path leads to.</summary>
    /// <exception cref="TreeException">It is not there, not beneath, or may not be opened so.</exception>
    internal SafeFileHandle Open(SafeFileHandle root, string path, int flags)
    {
        flags |= LinuxFlags.CloseOnExec;
        if (!openAt2) return Walk(root, path, flags);
        return OpenAtOnce(root, path, flags, out var failure) ?? throw failure;
    }

    /// <summary>The same; null when it is not there, or not beneath. Most new names are looked for in vain, which must cost little.</summary>
    internal SafeFileHandle? TryOpen(SafeFileHandle root, string path, int flags)
    {
        flags |= LinuxFlags.CloseOnExec;
        if (openAt2)
        {
            var opened = OpenAtOnce(root, path, flags, out var failure);
            return opened ?? (IsMissing(failure) ? null : throw failure);
        }

        try
        {
            return Walk(root, path, flags);
        }
        catch (TreeException error) when (IsMissing(error))
        {
            return null;
        }
    }

    /// <summary>What an open file is.</summary>
    internal static HostStat Stat(SafeFileHandle file)
    {
        LinuxStat stat;
        return LinuxCalls.Stat(LinuxFlags.StatCall, file, "", LinuxFlags.EmptyPath, LinuxFlags.AllStats, &stat) == 0
            ? stat.ToHost()
            : throw HostErrors.Last();
    }

    private static bool HasOpenAt2()
    {
        using var root = new SafeFileHandle(LinuxCalls.OpenAt(LinuxFlags.CurrentFolder, "/", LinuxFlags.PathOnly | LinuxFlags.CloseOnExec, 0), ownsHandle: true);
        using var probe = new SafeFileHandle(TryOpenBeneath(root, ".", LinuxFlags.PathOnly | LinuxFlags.CloseOnExec), ownsHandle: true);
        return !probe.IsInvalid;
    }

    private static nint TryOpenBeneath(SafeFileHandle root, string path, int flags)
    {
        var how = stackalloc ulong[] { (uint)flags, 0, LinuxFlags.BeneathWithoutMagicLinks };
        return LinuxCalls.OpenBeneath(LinuxFlags.OpenAt2Call, root, path, how, 3 * sizeof(ulong));
    }

    private static bool IsMissing(TreeException error) => error.Error is TreeError.NotFound or TreeError.IsFile or TreeError.TooLong;

    private static SafeFileHandle? OpenAtOnce(SafeFileHandle root, string path, int flags, out TreeException failure)
    {
        failure = null!;

        // The kernel asks to try again when something was renamed while it went upwards.
        for (var attempt = 1; ; attempt++)
        {
            var opened = TryOpenBeneath(root, path, flags);
            if (opened >= 0) return new SafeFileHandle(opened, ownsHandle: true);
            var error = Marshal.GetLastPInvokeError();
            if (error is HostErrors.TryAgain or HostErrors.Interrupted && attempt < MostTries) continue;
            failure = HostErrors.From(error == HostErrors.TryAgain ? HostErrors.NoEntry : error);
            return null;
        }
    }

    private static SafeFileHandle Walk(SafeFileHandle root, string path, int flags)
    {
        var folders = new Stack<SafeFileHandle>();
        try
        {
            return Walk(root, path, flags, folders);
        }
        finally
        {
            foreach (var folder in folders) folder.Dispose();
        }
    }

    private static SafeFileHandle Walk(SafeFileHandle root, string path, int flags, Stack<SafeFileHandle> folders)
    {
        var ahead = new Stack<string>();
        Push(ahead, path);
        var links = 0;
        while (ahead.TryPop(out var segment))
        {
            var here = folders.Count > 0 ? folders.Peek() : root;
            if (segment == "..")
            {
                if (folders.Count == 0) throw HostErrors.From(HostErrors.CrossDevice);
                folders.Pop().Dispose();
                continue;
            }

            var found = OpenAt(here, segment, LinuxFlags.PathOnly | LinuxFlags.NoFollow);
            switch (Stat(found).Kind)
            {
                case HostKind.Folder:
                    folders.Push(found);
                    break;
                case HostKind.Link:
                    found.Dispose();
                    if (++links > MostLinks) throw HostErrors.From(HostErrors.NoEntry);
                    Push(ahead, ReadLink(here, segment));
                    break;
                default:
                    return Finish(here, found, segment, isLast: ahead.Count == 0, flags);
            }
        }

        return OpenAt(folders.Count > 0 ? folders.Peek() : root, ".", flags);
    }

    private static SafeFileHandle Finish(SafeFileHandle folder, SafeFileHandle found, string name, bool isLast, int flags)
    {
        using (found)
        {
            if (!isLast || (flags & LinuxFlags.FolderOnly) != 0) throw new TreeException(TreeError.IsFile, "It is not a folder.");
            return OpenAt(folder, name, flags | LinuxFlags.NoFollow);
        }
    }

    private static SafeFileHandle OpenAt(SafeFileHandle folder, string name, int flags)
    {
        var opened = LinuxCalls.OpenAt(folder, name, flags | LinuxFlags.CloseOnExec, 0);
        return opened >= 0 ? new SafeFileHandle(opened, ownsHandle: true) : throw HostErrors.Last();
    }

    private static void Push(Stack<string> ahead, string path)
    {
        var segments = path.Split('/');
        for (var i = segments.Length - 1; i >= 0; i--)
        {
            if (segments[i] is not ("" or ".")) ahead.Push(segments[i]);
        }
    }

    private static string ReadLink(SafeFileHandle folder, string name)
    {
        var buffer = stackalloc byte[LongestLink];
        var length = (int)LinuxCalls.ReadLink(folder, name, buffer, LongestLink);
        if (length < 0) throw Marshal.GetLastPInvokeError() == HostErrors.Invalid ? HostErrors.From(HostErrors.NoEntry) : HostErrors.Last();
        var target = new ReadOnlySpan<byte>(buffer, length);

        // An absolute link leads out, wherever it leads.
        if (length is 0 or LongestLink || target[0] == '/' || !Utf8.IsValid(target)) throw HostErrors.From(HostErrors.NoEntry);
        return Encoding.UTF8.GetString(target);
    }
}
