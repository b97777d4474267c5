using System.Collections;
using System.Management.Automation;

namespace BatchAi.Parameters;

/// <summary>Lets a parameter take mounts, and shares, containers and file servers, which are mounted under their own names.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class MountAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object Transform(EngineIntrinsics? engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject { BaseObject: IList } wrapped ? wrapped.BaseObject : inputData;
        var mounts = (value is IList items ? items.Cast<object>() : [value]).Select(MountReader.Read).ToArray();
        // What cannot be read is left to the binder, which says so in its own words.
        return Array.Exists(mounts, mount => mount is null) ? inputData : mounts;
    }
}
