using System.Runtime.InteropServices;

namespace BatchAi.Client.Local;

/// <summary>Who may do what with a file. The frameworks that the module runs on do not all know it.</summary>
internal static class UnixMode
{
    /// <summary>The owner may read, write and run it; nobody else may do anything.</summary>
    internal const int OwnerProgram = 0x1C0;

    internal static void Set(string path, int mode)
    {
        if (ChangeMode(path, mode) != 0) throw new IOException($"'{path}' cannot be kept to its owner.");
    }

    [DllImport("libc", EntryPoint = "chmod", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeMode([MarshalAs(UnmanagedType.LPStr)] string path, int mode);
}
