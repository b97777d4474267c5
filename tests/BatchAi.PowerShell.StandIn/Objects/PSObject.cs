using System.Collections.ObjectModel;

namespace System.Management.Automation;

/// <summary>An object with properties of its own, as deserialized ones are.</summary>
public class PSObject(object obj)
{
    public object BaseObject { get; } = obj;

    public Collection<string> TypeNames { get; } = [obj.GetType().FullName!];

    public PSMemberInfoCollection<PSPropertyInfo> Properties { get; } = new();

    public static PSObject AsPSObject(object obj) => obj as PSObject ?? new PSObject(obj);

    public override string ToString() => BaseObject.ToString() ?? "";
}
