namespace BatchAi.Client.Local;

/// <summary>
/// Answers the question for a password that ssh asks: a program that tells what stands in a variable of ssh's own
/// environment. So the password is in no argument and in no file.
/// </summary>
internal sealed class PasswordAsker : IDisposable
{
    private readonly string _variable;
    private readonly string _file;

    internal PasswordAsker(string variable)
    {
        _variable = variable;
        var isWindows = Path.DirectorySeparatorChar == '\\';
        _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + (isWindows ? ".cmd" : ""));
        File.WriteAllText(_file, isWindows ? $"@echo %{variable}%\r\n" : $"#!/bin/sh\nprintf '%s\\n' \"${variable}\"\n");
        if (!isWindows) UnixMode.Set(_file, UnixMode.OwnerProgram);
    }

    public void Dispose() => File.Delete(_file);

    /// <summary>The variables that ssh needs.</summary>
    internal IDictionary<string, string> Environment(string password) => new Dictionary<string, string>
    {
        ["SSH_ASKPASS"] = _file,
        ["SSH_ASKPASS_REQUIRE"] = "force",
        ["DISPLAY"] = ":0",
        [_variable] = password,
    };
}
