using BatchAi.Core.Wire;

namespace BatchAi.Core.Planning;

/// <summary>
/// The variables of a job or setup task: those of the service, the secrets and the user's own, and what a reference to
/// one of them stands for. The service's names cannot be taken; a secret hides a user variable of the same name.
/// </summary>
internal sealed class VariableScope
{
    private readonly List<VariableDefinition> _service = [];
    private readonly List<VariableDefinition> _defaults = [];
    private readonly List<VariableDefinition> _user = [];
    private readonly List<string> _secrets = [];
    private readonly List<string> _warnings = [];

    /// <summary>What the person who submits should know about the variables.</summary>
    public IEnumerable<string> Warnings => _warnings.Distinct(StringComparer.Ordinal);

    /// <summary>Defines a variable of the service.</summary>
    public void Define(string name, string value) => Define(name, () => value);

    /// <summary>Defines a variable of the service whose value needs other variables.</summary>
    public void Define(string name, Func<string> evaluate) =>
        _service.Add(new VariableDefinition(CheckName(name), evaluate));

    /// <summary>Defines a variable that the user may define otherwise.</summary>
    public void DefineDefault(string name, string value) => _defaults.Add(new VariableDefinition(name, () => value));

    /// <summary>Adds what the user defines, after all variables of the service.</summary>
    public void DefineUser(
        IEnumerable<EnvironmentVariable>? variables,
        IEnumerable<EnvironmentVariableWithSecretValue>? secrets)
    {
        foreach (var secret in secrets ?? []) AddSecret(secret);
        foreach (var variable in variables ?? []) AddUser(variable);
    }

    /// <summary>The whole environment in order of definition: the service's, the user's, the secrets.</summary>
    public IList<PlanVariable> ToEnvironment() =>
    [
        .. _service.Concat(_defaults.Where(IsLeft)).Concat(_user).Select(variable => new PlanVariable { Name = variable.Name, Value = variable.Value }),
        .. _secrets.Select(name => new PlanVariable { Name = name, IsSecret = true }),
    ];

    /// <summary>The value of a variable of the service.</summary>
    public string this[string name] => _service.First(variable => variable.Name == name).Value;

    /// <summary>Expands a path that the service itself has to know.</summary>
    /// <exception cref="BatchAiException">A variable is not known, is a secret, or the path is not absolute.</exception>
    public string ExpandPath(string? path, string member) =>
        TemplatePath.Normalize(ExpandPathPart(path, member), member);

    /// <summary>Expands a part of a path that the service itself has to know.</summary>
    /// <exception cref="BatchAiException">A variable is not known, or is a secret.</exception>
    public string ExpandPathPart(string? path, string member)
    {
        if (path is not { Length: > 0 }) throw PlanFaults.MissingMember(member);
        var template = VariableReferences.Replace(
            path,
            name => Find(name, _user.Count) ?? throw PlanFaults.UndefinedVariable(name, member));
        foreach (var symbol in PlanText.SymbolsIn(template)) RefuseInPath(symbol, member);
        return template;
    }

    /// <summary>Warns of variables of Batch AI that a command line uses and nothing defines.</summary>
    /// <param name="task">The task that has the command line.</param>
    /// <param name="what">What the command line is for.</param>
    public void WarnOfUndefined(PlanTask task, string what)
    {
        var written = PlanText.Bind(task.CommandLine, _ => "_");
        var undefined = VariableReferences.NamesIn(written)
            .Where(name => IsServiceName(name) && Find(name, _user.Count) is null)
            .Except(task.Environment.Select(variable => variable.Name), StringComparer.Ordinal);
        foreach (var name in undefined) WarnOfEmpty(name, what);
    }

    private static bool IsServiceName(string name) =>
        name.StartsWith(VariableNames.ServicePrefix, StringComparison.Ordinal);

    private void AddSecret(EnvironmentVariableWithSecretValue secret)
    {
        var name = CheckName(secret.Name);
        if (IsTaken(name)) return;
        _secrets.Add(name);
        if (secret.Value is not null) return;
        _warnings.Add(secret.ValueSecretReference is null
            ? $"The secret '{name}' has no value; it has to be given with the submission."
            : $"The secret '{name}' is a key vault reference; its value has to be given with the submission.");
    }

    private void AddUser(EnvironmentVariable variable)
    {
        var name = CheckName(variable.Name);
        if (IsTaken(name)) return;
        var visible = _user.Count;
        _user.Add(new VariableDefinition(name, () => ExpandValue(variable.Value ?? "", name, visible)));
    }

    private bool IsTaken(string name)
    {
        var isTaken = _service.Any(variable => variable.Name == name);
        if (isTaken) _warnings.Add($"The variable '{name}' belongs to Batch AI; the job's own value is ignored.");
        return isTaken;
    }

    private string ExpandValue(string text, string owner, int visible) =>
        VariableReferences.Replace(text, name =>
        {
            if (Find(name, visible) is { } value) return value;
            if (!IsServiceName(name)) return PlanText.Symbol(PlanSymbols.BasePrefix + name);
            WarnOfEmpty(name, $"variable '{owner}'");
            return "";
        });

    private string? Find(string name, int visibleUserVariables)
    {
        if (_service.Find(variable => variable.Name == name) is { } service) return service.Value;
        if (_secrets.Contains(name)) return PlanText.Symbol(PlanSymbols.SecretPrefix + name);
        var index = visibleUserVariables == 0 ? -1 : _user.FindLastIndex(visibleUserVariables - 1, variable => variable.Name == name);
        return index >= 0 ? _user[index].Value : _defaults.Find(variable => variable.Name == name && IsLeft(variable))?.Value;
    }

    private bool IsLeft(VariableDefinition byDefault) => !_secrets.Contains(byDefault.Name) && !_user.Exists(variable => variable.Name == byDefault.Name);

    private void WarnOfEmpty(string name, string what) =>
        _warnings.Add($"The {what} uses '${name}', which nothing defines; it is empty.");

    private static void RefuseInPath(string symbol, string member)
    {
        if (symbol.StartsWith(PlanSymbols.SecretPrefix, StringComparison.Ordinal))
            throw PlanFaults.SecretInPath(symbol.Substring(PlanSymbols.SecretPrefix.Length), member);
        if (symbol.StartsWith(PlanSymbols.PortPrefix, StringComparison.Ordinal))
            throw PlanFaults.PortInPath(member);
        if (symbol.StartsWith(PlanSymbols.BasePrefix, StringComparison.Ordinal))
            throw PlanFaults.UndefinedVariable(symbol.Substring(PlanSymbols.BasePrefix.Length), member);
    }

    private static string CheckName(string? name) =>
        name is { Length: > 0 } && name.IndexOfAny(['=', '\0']) < 0 ? name : throw PlanFaults.InvalidVariableName(name ?? "");
}
