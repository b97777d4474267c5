namespace BatchAi;

/// <summary>Jobs, their nodes and their files.</summary>
public interface IJobs
{
    /// <summary>Gets one; throws <c>JobNotFound</c> when it is not there.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Job> GetAsync(ResourcePath job, CancellationToken cancellationToken);

    /// <summary>Gets a page of an experiment's.</summary>
    /// <param name="experiment">The experiment's path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Job>> ListAsync(ResourcePath experiment, string? next, CancellationToken cancellationToken);

    /// <summary>Gets a page of an experiment's jobs of one group; a service that knows no groups has none.</summary>
    /// <param name="experiment">The experiment's path.</param>
    /// <param name="group">The group's name.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Job>> ListGroupAsync(ResourcePath experiment, string group, string? next, CancellationToken cancellationToken);

    /// <summary>Submits one; throws <c>AlreadyExists</c> when the name is taken. A submit that is repeated on the way never makes two.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="body">What it is to be, with its secrets: the JSON of the API's JobCreateParameters.</param>
    /// <param name="group">The group that it belongs to; null for none.</param>
    /// <param name="wait">Whether to wait until it is in the queue.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Job> CreateAsync(ResourcePath job, string body, JobGroup? group, bool wait, CancellationToken cancellationToken);

    /// <summary>
    /// Submits many, in few requests where the service takes that, else one by one. Each is made whole or not at all, and a refused one
    /// leaves the others theirs. To submit the same ones again is harmless: those that are there are told as such.
    /// </summary>
    /// <param name="experiment">The path of the experiment that they go to.</param>
    /// <param name="jobs">What they are to be.</param>
    /// <param name="group">The group that they all belong to; null for none. A service that knows no groups is asked for none, and a limit is refused with <c>GroupLimitNotSupported</c> before any job is made.</param>
    /// <param name="done">Hears of each when it is in the queue or was refused; called by one at a time, in any order.</param>
    /// <param name="cancellationToken">Ends the submission; what was told stays.</param>
    /// <exception cref="BatchAiException">All that was not told yet could not be submitted, e.g. <c>ExperimentNotFound</c>.</exception>
    Task CreateManyAsync(ResourcePath experiment, IReadOnlyList<JobSubmissionItem> jobs, JobGroup? group, Action<JobSubmissionResult> done, CancellationToken cancellationToken);

    /// <summary>Has a job judged that is not submitted; nothing is stored.</summary>
    /// <param name="experiment">The path of the experiment that it would be submitted to.</param>
    /// <param name="body">What it would be: the JSON of the API's JobCreateParameters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What is wrong with it; null when the service judges no jobs.</returns>
    Task<IReadOnlyList<JobConfigFault>?> ValidateAsync(ResourcePath experiment, string body, CancellationToken cancellationToken);

    /// <summary>Tells why one waits, or why it ended as it did; throws <c>DiagnosticUnavailable</c> where the service does not know.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<JobDiagnostic> DiagnoseAsync(ResourcePath job, CancellationToken cancellationToken);

    /// <summary>Gets the job file that describes one: the JSON of the API's JobCreateParameters. Values of secrets, which the service never tells, and their variables are left out.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<string> GetConfigAsync(ResourcePath job, CancellationToken cancellationToken);

    /// <summary>Terminates one; nothing happens when it has ended.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="wait">Whether to wait until it has ended.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task StopAsync(ResourcePath job, bool wait, CancellationToken cancellationToken);

    /// <summary>Removes one, which is terminated first.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="wait">Whether to wait until it is gone.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task RemoveAsync(ResourcePath job, bool wait, CancellationToken cancellationToken);

    /// <summary>Removes many, which are terminated first, in few requests where the service takes that, else one by one.</summary>
    /// <param name="experiment">The path of the experiment that they are in.</param>
    /// <param name="names">Their names.</param>
    /// <param name="wait">Whether to wait for each until it is gone; else until it is certain that it goes.</param>
    /// <param name="done">Hears of each; called by one at a time, in any order.</param>
    /// <param name="cancellationToken">Ends the removal; what was told stays.</param>
    /// <exception cref="BatchAiException">All that was not told yet could not be removed, e.g. <c>ExperimentNotFound</c>.</exception>
    Task RemoveManyAsync(ResourcePath experiment, IReadOnlyList<string> names, bool wait, Action<JobRemovalResult> done, CancellationToken cancellationToken);

    /// <summary>Gets a page of the nodes that run or ran it.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<Node>> ListNodesAsync(ResourcePath job, string? next, CancellationToken cancellationToken);

    /// <summary>Gets a page of what is in a directory that it writes, each with a link that opens it.</summary>
    /// <param name="job">Its path.</param>
    /// <param name="query">Which directory.</param>
    /// <param name="next">Which page: null for the first, else <see cref="Page{T}.Next"/> of the one before.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<Page<JobFile>> ListFilesAsync(ResourcePath job, JobFileQuery query, string? next, CancellationToken cancellationToken);

    /// <summary>
    /// Follows files that a job writes: waits until job and files are there, tells every line once, goes on after outages,
    /// and ends when the job has ended and all that it wrote was told.
    /// </summary>
    /// <param name="job">Its path.</param>
    /// <param name="query">Which files.</param>
    /// <param name="observer">Who hears the lines.</param>
    /// <param name="cancellationToken">Ends the watching; the job goes on.</param>
    /// <returns>The job as it ended.</returns>
    Task<Job> FollowAsync(ResourcePath job, OutputQuery query, IOutputObserver observer, CancellationToken cancellationToken);
}
