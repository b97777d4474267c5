namespace BatchAi.Client.Output;

/// <summary>What a follower does next.</summary>
internal enum FollowAction
{
    /// <summary>Ask for what comes next, and wait for it.</summary>
    Read,

    /// <summary>Do nothing for a while; the job's end cuts it short.</summary>
    Pause,

    /// <summary>Get a new link.</summary>
    RenewLink,

    /// <summary>All has been read.</summary>
    End,

    /// <summary>Nobody has answered for too long.</summary>
    GiveUp,
}
