using System.Runtime.InteropServices;

namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>Linux's numbers. Some differ by architecture.</summary>
internal static class LinuxFlags
{
    internal const int ReadWrite = 2;
    internal const int Create = 0x40;
    internal const int Exclusive = 0x80;
    internal const int NoTerminal = 0x100;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;
    internal const int PathOnly = 0x200000;
    internal const int BeneathWithoutMagicLinks = 0x08 | 0x02;
    internal const int CurrentFolder = -100;
    internal const int NoFollowAt = 0x100;
    internal const int EmptyPath = 0x1000;
    internal const int RemoveFolder = 0x200;
    internal const int NoReplace = 1;
    internal const int AllStats = 0x7ff | BornStat;
    internal const int BornStat = 0x800;
    internal const int PunchKeepingSize = 0x02 | 0x01;
    internal const int SeekData = 3;
    internal const int SeekHole = 4;
    internal const int CachedOnly = 8;
    internal const int OpenAt2Call = 437;
    internal const int AttributeAtCall = 464;
    internal const int EverybodyMode = 0x1ff;
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    internal static int FolderOnly => Arm ? 0x4000 : 0x10000;

    internal static int NoFollow => Arm ? 0x8000 : 0x20000;

    internal static int StatCall => Arm ? 291 : 332;

    internal static int EntriesCall => Arm ? 61 : 217;

    internal static int RenameCall => Arm ? 276 : 316;

    internal static int CopyRangeCall => Arm ? 285 : 326;

    internal static int ReadCall => Arm ? 286 : 327;
}
