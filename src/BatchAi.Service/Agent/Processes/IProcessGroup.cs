namespace BatchAi.Service.Agent.Processes;

/// <summary>All processes of an attempt, whatever sessions and parents they gave themselves.</summary>
internal interface IProcessGroup
{
    /// <summary>The cgroup that a task enters by itself before it becomes the job; empty when there is none.</summary>
    string EntryPath { get; }

    /// <summary>The processes that are alive now.</summary>
    IReadOnlyList<int> Processes();

    /// <summary>Kills every process at once.</summary>
    void Kill();

    /// <summary>Gives back what the group took from the system; nothing is alive in it any more.</summary>
    void Remove();
}
