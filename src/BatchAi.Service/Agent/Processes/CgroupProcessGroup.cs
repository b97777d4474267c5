using System.Globalization;

namespace BatchAi.Service.Agent.Processes;

/// <summary>A cgroup of version 2: no process leaves it by forking or by a session of its own.</summary>
internal sealed class CgroupProcessGroup : IProcessGroup
{
    internal CgroupProcessGroup(string path)
    {
        EntryPath = path;
        Directory.CreateDirectory(path);
    }

    public string EntryPath { get; }

    public IReadOnlyList<int> Processes()
    {
        try
        {
            return [.. File.ReadLines(Path.Combine(EntryPath, "cgroup.procs")).Select(l => int.Parse(l, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    public void Kill()
    {
        try
        {
            File.WriteAllText(Path.Combine(EntryPath, "cgroup.kill"), "1");
        }
        catch (DirectoryNotFoundException)
        {
            // Removed already, so nothing was alive in it.
        }
    }

    public void Remove()
    {
        try
        {
            Directory.Delete(EntryPath);
        }
        catch (IOException)
        {
            // A zombie may still be counted in it; the next start of an agent removes what is left.
        }
    }
}
