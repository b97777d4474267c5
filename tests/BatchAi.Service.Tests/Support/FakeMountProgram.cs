namespace BatchAi.Service.Tests.Support;

/// <summary>
/// A program in the place of <c>mount.cifs</c> or blobfuse: it notes what it is told, and mounts a folder of the test.
/// </summary>
internal sealed class FakeMountProgram
{
    private readonly string _folder;
    private readonly string _name;

    /// <summary>Makes the program.</summary>
    /// <param name="folder">Where programs are looked for; its folder <c>content</c> is what is mounted.</param>
    /// <param name="name">The program's name.</param>
    /// <param name="instead">What it does instead of mounting, as a shell's commands.</param>
    internal FakeMountProgram(string folder, string name, string instead = "")
    {
        (_folder, _name) = (folder, name);
        Directory.CreateDirectory(Content);
        File.WriteAllText(Path, ScriptOf(name, instead));
        File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    internal string Path => System.IO.Path.Combine(_folder, _name);

    /// <summary>Somebody else's files: whatever is mounted from here must come to no harm.</summary>
    internal string Content => System.IO.Path.Combine(_folder, "content");

    internal bool WasCalled => File.Exists(Noted("called"));

    internal string[] Arguments => File.ReadAllLines(Noted("arguments"));

    internal string Environment => File.ReadAllText(Noted("environment"));

    /// <summary>The file with the key, as the program saw it.</summary>
    internal string Secret => File.ReadAllText(Noted("secret"));

    /// <summary>The rights of that file.</summary>
    internal string SecretMode => File.ReadAllText(Noted("mode")).Trim();

    private string Noted(string what) => System.IO.Path.Combine(_folder, $"{_name}-{what}");

    // What stays, stays as long as something is mounted, as blobfuse in the foreground does.
    private static string ScriptOf(string name, string instead) =>
        $$"""
        #!/bin/sh
        here=${0%/*}; me=${0##*/}
        printf '%s\n' "$@" >"$here/$me-arguments"
        env >"$here/$me-environment"
        for word in $(printf '%s ' "$@" | tr ', ' '\n\n'); do
            case $word in
                credentials=*|--config-file=*) file=${word#*=}; cp "$file" "$here/$me-secret"; stat -c %a "$file" >"$here/$me-mode" ;;
            esac
        done
        for word in "$@"; do [ -d "$word" ] && place=$word; done
        : >"$here/$me-called"
        {{instead}}
        mount --bind "$here/content" "$place" || exit 1
        {{(name == "mount.cifs" ? "" : "while mountpoint -q \"$place\"; do sleep 0.02; done")}}
        """.ReplaceLineEndings("\n");
}
