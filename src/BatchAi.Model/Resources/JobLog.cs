namespace BatchAi;

/// <summary>The last of what a job wrote to one of its files. What it says is untrusted: commands to build agents and terminals are taken out of it.</summary>
public sealed class JobLog
{
    /// <summary>The file's name, e.g. <c>stderr.txt</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many bytes it has.</summary>
    public long Length { get; set; }

    /// <summary>When it was written to last, in UTC.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Its last lines.</summary>
    public IList<string> Line { get; set; } = [];

    /// <summary>Name and last lines.</summary>
    public override string ToString() => $"{Name}: {string.Join("\n", Line)}";
}
