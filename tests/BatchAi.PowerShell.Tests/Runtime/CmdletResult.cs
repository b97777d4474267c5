using System.Management.Automation;

namespace BatchAi.Runtime;

/// <summary>What a cmdlet wrote.</summary>
/// <param name="records">Each thing with the name of its stream, in order.</param>
internal sealed class CmdletResult(IReadOnlyList<KeyValuePair<string, object?>> records)
{
    internal IReadOnlyList<object?> Output => Of<object?>("Output");

    internal IReadOnlyList<ErrorRecord> Errors => Of<ErrorRecord>("Error");

    internal IReadOnlyList<string> Warnings => Of<string>("Warning");

    internal IReadOnlyList<string> Verbose => Of<string>("Verbose");

    internal IReadOnlyList<ProgressRecord> Progress => Of<ProgressRecord>("Progress");

    /// <summary>What the cmdlet would have done.</summary>
    internal IReadOnlyList<string> WhatIf => Of<string>("WhatIf");

    /// <summary>What a person at the host sees besides.</summary>
    internal IReadOnlyList<string> Host => Of<string>("Host");

    /// <summary>The only object that was written.</summary>
    internal T Single<T>() => Assert.IsType<T>(Assert.Single(Output) is PSObject wrapped ? wrapped.BaseObject : Output[0]);

    /// <summary>The files that were written, as PowerShell's own cmdlets give them.</summary>
    internal IEnumerable<FileInfo> Files() => Output.Select(item => Assert.IsType<FileInfo>(item is PSObject wrapped ? wrapped.BaseObject : item));

    private List<T> Of<T>(string stream) => [.. records.Where(record => record.Key == stream).Select(record => (T)record.Value!)];
}
