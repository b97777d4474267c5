namespace BatchAi;

/// <summary>Runs commands on nodes by SSH.</summary>
public interface INodeShell
{
    /// <summary>Signs in, runs a command to its end, or forwards ports until it is told to stop.</summary>
    /// <param name="request">Where, as whom, and what.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The exit code, and what was written.</returns>
    /// <exception cref="BatchAiException"><c>SshNotFound</c>, or <c>SshFailed</c>: nobody could sign in.</exception>
    Task<(int ExitCode, string Output)> RunAsync(NodeShellRequest request, CancellationToken cancellationToken);
}
