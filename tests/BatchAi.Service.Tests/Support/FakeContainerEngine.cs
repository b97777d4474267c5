namespace BatchAi.Service.Tests.Support;

/// <summary>
/// A container engine's program that notes what it is asked, and runs on the host what it should run in a container.
/// </summary>
internal sealed class FakeContainerEngine
{
    private const string Script =
        """
        #!/bin/sh
        here=${0%/*}
        call=$(printf '%s\n' "$*" | tr '\n' ' ')
        # With one write: containers of several nodes start side by side.
        printf '%s\n' "$call" >>"$here/calls"
        [ ! -e "$here/$1-fails" ] || { echo "no $1 today" >&2; exit 125; }
        case $1 in
            image) exit 1 ;;
            login) cat >"$here/password" ;;
            exec)
                shift
                while :; do
                    case $1 in
                        --workdir) cd "$2" && shift 2 ;;
                        --env) shift 2 ;;
                        *) break ;;
                    esac
                done
                shift
                exec "$@" ;;
        esac
        """;

    internal FakeContainerEngine(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Program, Script);
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal string Folder { get; }

    internal string Program => Path.Combine(Folder, "docker");

    /// <summary>What it was asked, a line for each time.</summary>
    internal IReadOnlyList<string> Calls => File.ReadAllLines(Path.Combine(Folder, "calls"));

    internal void Fail(string command) => File.WriteAllText(Path.Combine(Folder, $"{command}-fails"), "");
}
