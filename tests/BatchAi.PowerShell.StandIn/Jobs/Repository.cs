namespace System.Management.Automation;

public abstract class Repository<T>
    where T : class
{
    public List<T> Items { get; } = [];

    public void Add(T item) => Items.Add(item);
}
