using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>The system's errors in a tree's words. None of them names a path.</summary>
internal static class HostErrors
{
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int TryAgain = 11;
    internal const int Exists = 17;
    internal const int CrossDevice = 18;
    internal const int Invalid = 22;
    internal const int NoSpace = 28;
    internal const int OutOfRange = 34;
    internal const int NotImplemented = 38;
    internal const int NoData = 61;
    internal const int NotSupported = 95;
    internal const int TooBig = 7;
    private const int NotPermitted = 1;
    private const int NoDevice = 6;
    private const int AccessDenied = 13;
    private const int NotDirectory = 20;
    private const int IsDirectory = 21;
    private const int FileTooBig = 27;
    private const int ReadOnly = 30;
    private const int NameTooLong = 36;
    private const int NotEmpty = 39;
    private const int TooManyLinks = 40;
    private const int QuotaExceeded = 122;

    /// <summary>The error of the call that was just made.</summary>
    internal static TreeException Last() => From(Marshal.GetLastPInvokeError());

    internal static TreeException From(int error) => error switch
    {
        NoEntry or NoDevice or CrossDevice or TooManyLinks => new(TreeError.NotFound, "There is no such file or folder."),
        Exists => new(TreeError.AlreadyExists, "The name is taken."),
        NotEmpty => new(TreeError.NotEmpty, "The folder is not empty."),
        IsDirectory => new(TreeError.IsFolder, "It is a folder."),
        NotDirectory => new(TreeError.IsFile, "It is not a folder."),
        NoSpace or QuotaExceeded or FileTooBig => new(TreeError.NoSpace, "There is no room left. Free some, and try again."),
        NotPermitted or AccessDenied or ReadOnly => new(TreeError.AccessDenied, "The service may not do that to this file or folder."),
        NameTooLong => new(TreeError.TooLong, "The name is too long."),
        _ => new(TreeError.Failed, $"The system failed: {Marshal.GetPInvokeErrorMessage(error)}."),
    };

    /// <summary>The error of a managed call.</summary>
    internal static TreeException From(Exception error) => error switch
    {
        UnauthorizedAccessException => From(AccessDenied),
        FileNotFoundException or DirectoryNotFoundException => From(NoEntry),
        PathTooLongException => From(NameTooLong),
        IOException when (error.HResult & 0xffff) is Exists or 0x50 or 0xb7 => From(Exists),
        IOException when (error.HResult & 0xffff) is NoSpace or 0x27 or 0x70 => From(NoSpace),
        _ => new(TreeError.Failed, $"The system failed: {error.GetType().Name}.", error),
    };

    /// <summary>Makes a managed call whose error is one of a tree's.</summary>
    internal static void Translate(Action call) => Translate(() =>
    {
        call();
        return true;
    });

    /// <inheritdoc cref="Translate(Action)"/>
    internal static T Translate<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw From(error);
        }
    }
}
