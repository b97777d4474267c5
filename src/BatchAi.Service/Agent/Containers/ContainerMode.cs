namespace BatchAi.Service.Agent.Containers;

/// <summary>What to do about a job that wants a container.</summary>
internal enum ContainerMode
{
    /// <summary>Use an engine if one answers, else run on the host and say so.</summary>
    Prefer,

    /// <summary>Use an engine, or do not run.</summary>
    Require,

    /// <summary>Run on the host.</summary>
    Never,
}
