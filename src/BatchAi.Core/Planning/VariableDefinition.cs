namespace BatchAi.Core.Planning;

/// <summary>A variable whose value is made when it is first needed, from variables that may not be made yet.</summary>
internal sealed class VariableDefinition(string name, Func<string> evaluate)
{
    private bool _isBeingMade;
    private string? _value;

    public string Name { get; } = name;

    /// <summary>The value as a plan text.</summary>
    /// <exception cref="BatchAiException">The value depends on itself.</exception>
    public string Value
    {
        get
        {
            if (_value is not null) return _value;
            if (_isBeingMade) throw PlanFaults.CircularVariable(Name);
            _isBeingMade = true;
            return _value = evaluate();
        }
    }
}
