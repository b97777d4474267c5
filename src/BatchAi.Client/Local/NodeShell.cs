using System.ComponentModel;
using System.Globalization;
using BatchAi.Client.Connections;

namespace BatchAi.Client.Local;

/// <summary>Runs OpenSSH's client; the module makes this type by its name.</summary>
public sealed class NodeShell : INodeShell
{
    // What ssh itself ends with when the connection or the sign-in fails.
    private const int SshFailed = 255;
    private const string PasswordVariable = "BATCHAI_NODE_PASSWORD";

    /// <inheritdoc/>
    public async Task<(int ExitCode, string Output)> RunAsync(NodeShellRequest request, CancellationToken cancellationToken)
    {
        using var asker = request.Password is null ? null : new PasswordAsker(PasswordVariable);
        var environment = asker is null ? null : asker.Environment(Secrets.Reveal(request.Password!));
        try
        {
            var run = await ProgramRun.RunAsync("ssh", Arguments(request), environment, endsWithWait: true, cancellationToken);
            if (run.ExitCode == SshFailed) throw new BatchAiException("SshFailed", $"ssh could not sign in to {request.UserName}@{request.Address}, port {request.Port}: {run.Words}");
            return (run.ExitCode, run.Words.Length == 0 ? run.Output : run.Output + run.Words + "\n");
        }
        catch (Win32Exception error)
        {
            throw new BatchAiException("SshNotFound", $"'ssh' cannot be started: {error.Message}", null, error);
        }
    }

    private static List<string> Arguments(NodeShellRequest request)
    {
        // Nodes come and go, and their keys with them; each is taken as it is, as the old command line did.
        List<string> arguments = ["-p", request.Port.ToString(CultureInfo.InvariantCulture), "-o", "StrictHostKeyChecking=no", "-o", $"UserKnownHostsFile={NullFile}", "-o", "LogLevel=ERROR", "-o", "ServerAliveInterval=15"];
        if (request.Password is null) arguments.AddRange(["-o", "BatchMode=yes"]);
        else arguments.AddRange(["-o", "PubkeyAuthentication=no", "-o", "NumberOfPasswordPrompts=1"]);
        if (request.KeyFile is { } key) arguments.AddRange(["-i", key]);
        foreach (var forward in request.LocalForward) arguments.AddRange(["-L", forward]);
        if (request.Command is null) arguments.Add("-N");
        arguments.AddRange(["-l", request.UserName, "--", request.Address]);

        // The shell over there takes the words apart again, so the command is one word in quotes.
        if (request.Command is { } command) arguments.Add("bash -ilc '" + command.Replace("'", @"'\''") + "'");
        return arguments;
    }

    private static string NullFile => Path.DirectorySeparatorChar == '\\' ? "NUL" : "/dev/null";
}
