using BatchAi.Service.Storage.Trees.Blocks;
using BatchAi.Service.Storage.Trees.Host;

namespace BatchAi.Service.Storage.Trees.Parts;

/// <summary>What all trees of an account share.</summary>
internal sealed class TreeParts : IDisposable
{
    internal required HostFolder Staging { get; init; }

    internal required RecordStore Records { get; init; }

    /// <summary>The block lists of the blobs that were made of blocks.</summary>
    internal required SideFiles BlockLists { get; init; }

    /// <summary>What does not fit into attributes.</summary>
    internal required SideFiles LargeRecords { get; init; }

    /// <summary>What is noted about files and folders without touching them.</summary>
    internal required NoteStore Notes { get; init; }

    internal required BlockStages Blocks { get; init; }

    internal required GroupFlush Flush { get; init; }

    internal required CaseTwins Twins { get; init; }

    internal FolderFlush Folders { get; } = new();

    internal NameLocks Locks { get; } = new();

    /// <summary>Held while a folder takes a name that a blob may have.</summary>
    internal Lock FolderGate { get; } = new();

    /// <summary>Forgets what was kept about a file whose last name is gone.</summary>
    internal void Forget(HostStat gone)
    {
        if (gone.Kind != HostKind.File || gone.Links > 1) return;
        BlockLists.Forget(gone);
        LargeRecords.Forget(gone);
        Notes.Forget(gone.Id, gone.Born);
    }

    public void Dispose()
    {
        Staging.Dispose();
        BlockLists.Dispose();
        LargeRecords.Dispose();
        Notes.Dispose();
        Blocks.Dispose();
    }
}
