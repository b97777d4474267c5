namespace BatchAi.Core.Planning.Toolkits;

/// <summary>Command lines of scripts. What the user wrote stays as written, for a shell evaluates it.</summary>
internal static class ScriptCommand
{
    /// <summary>A Python script with its arguments.</summary>
    /// <param name="settings">The member of the job that has the script.</param>
    /// <param name="interpreter">The interpreter that the job names; none for the one found on the node.</param>
    /// <param name="script">The script's path.</param>
    /// <param name="arguments">Arguments as the job gives them.</param>
    /// <exception cref="BatchAiException">There is no script.</exception>
    public static string Python(string settings, string? interpreter, string? script, string? arguments)
    {
        if (script is not { Length: > 0 }) throw PlanFaults.MissingMember($"{settings}.pythonScriptFilePath");
        return WithArguments($"{Interpreter(interpreter)} {PlanText.Escape(ShellWord.Of(script))}", arguments);
    }

    /// <summary>A command and the arguments that the job gives for it.</summary>
    public static string WithArguments(string command, string? arguments) =>
        string.IsNullOrWhiteSpace(arguments) ? command : command + " " + PlanText.Escape(arguments!);

    private static string Interpreter(string? path)
    {
        if (path is not { Length: > 0 }) return PlanText.Symbol(PlanSymbols.Python);
        // White space most likely parts the program from an option, e.g. "python3 -u".
        return PlanText.Escape(path.Any(char.IsWhiteSpace) ? path : ShellWord.Of(path));
    }
}
