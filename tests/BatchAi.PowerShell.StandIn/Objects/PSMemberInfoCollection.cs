namespace System.Management.Automation;

/// <summary>Members of an object.</summary>
public class PSMemberInfoCollection<T>
    where T : PSMemberInfo
{
    private readonly Dictionary<string, T> _members = new(StringComparer.OrdinalIgnoreCase);

    public T? this[string name] => _members.GetValueOrDefault(name);

    public void Add(T member) => _members[member.Name] = member;
}
