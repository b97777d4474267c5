namespace BatchAi.Service.Tests.Runs.Support;

/// <summary>A test with several cases whose jobs are Python programs.</summary>
internal sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = PythonFactAttribute.Reason;
}
