using System.Collections.Concurrent;

namespace System.Management.Automation;

/// <summary>What a job wrote to one stream, from any thread.</summary>
public class PSDataCollection<T>
{
    private readonly ConcurrentQueue<T> _items = new();

    public int Count => _items.Count;

    public T this[int index] => _items.ElementAt(index);

    public void Add(T item) => _items.Enqueue(item);
}
