using System.Collections;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Lets a parameter take a job as a hashtable, as an object like that of <c>ConvertFrom-Json</c>, as JSON, or by the path of its file.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class JobConfigAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    // Files from Get-Item are handed back as they are: the binder then takes their paths by the names of their properties.
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData) => Read(inputData) ?? inputData;

    private static JobConfigSource? Read(object value) => (value is PSObject { BaseObject: not null } wrapped ? wrapped.BaseObject : value) switch
    {
        JobConfigSource source => source,
        string text => IsJson(text) ? JobConfigSource.OfJson(text, isTyped: true) : JobConfigSource.OfFile(text),
        IDictionary dictionary => JobConfigSource.OfJson(JsonText.Write(dictionary), isTyped: false),
        _ when value is PSObject custom && custom.Properties["properties"] is not null => JobConfigSource.OfJson(JsonText.Write(custom), isTyped: false),
        _ => null,
    };

    private static bool IsJson(string text) => text.TrimStart() is { Length: > 0 } json && (json[0] is '{' or '[');
}
