using System.Collections.Concurrent;

namespace System.Management.Automation.Host;

/// <summary>What a person sees; here nobody does.</summary>
public class PSHostUserInterface
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public virtual bool SupportsVirtualTerminal => false;

    public PSHostRawUserInterface? RawUI => null;

    public void WriteLine(string value) => _lines.Enqueue(value);
}
