using System.Globalization;

namespace BatchAi.Core.JobFiles;

/// <summary>Collects the faults of one file; of very many it keeps some and counts the rest.</summary>
internal sealed class FaultList
{
    private const int MaximumPerSeverity = 100;
    private readonly List<JobConfigFault> _errors = [];
    private readonly List<JobConfigFault> _warnings = [];
    private int _errorCount;
    private int _warningCount;

    public bool HasErrors => _errorCount > 0;

    public void Error(string code, ConfigPlace place, string message, string? expected = null, string? suggestion = null) =>
        Error(code, place.Path, place.Node.Line, place.Node.Column, message, expected, suggestion);

    public void Error(string code, ConfigPath path, int line, int column, string message, string? expected = null, string? suggestion = null)
    {
        _errorCount++;
        if (_errorCount > MaximumPerSeverity) return;
        _errors.Add(new() { Code = code, Path = path.ToString(), Line = line, Column = column, Message = message, Expected = expected, Suggestion = suggestion });
    }

    public void Warning(string code, ConfigPlace place, string message) => Warning(code, place.Path, place.Node.Line, place.Node.Column, message);

    public void Warning(string code, ConfigPath path, int line, int column, string message)
    {
        _warningCount++;
        if (_warningCount > MaximumPerSeverity) return;
        _warnings.Add(new() { Severity = "Warning", Code = code, Path = path.ToString(), Line = line, Column = column, Message = message });
    }

    /// <summary>Adds faults that were found elsewhere.</summary>
    public void Add(IEnumerable<JobConfigFault> faults)
    {
        foreach (var fault in faults)
        {
            var isError = fault.Severity == "Error";
            if (isError) _errorCount++;
            else _warningCount++;
            (isError ? _errors : _warnings).Add(fault);
        }
    }

    /// <summary>The faults in the order of the file, those without a place first.</summary>
    public IReadOnlyList<JobConfigFault> ToList()
    {
        var faults = _errors.Concat(_warnings).OrderBy(fault => fault.Line).ThenBy(fault => fault.Column).ToList();
        var unlisted = _errorCount + _warningCount - faults.Count;
        if (unlisted > 0) faults.Add(MoreFaults(unlisted));
        return faults;
    }

    private JobConfigFault MoreFaults(int count) => new()
    {
        Severity = _errorCount > MaximumPerSeverity ? "Error" : "Warning",
        Code = FaultCodes.MoreFaults,
        Message = string.Format(CultureInfo.InvariantCulture, "{0} more faults are not listed; mend those above and look again.", count),
    };
}
