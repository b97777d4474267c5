namespace BatchAi.Service.Storage.Trees.Host;

/// <summary>A file or folder that can be described. All that fails is a <see cref="TreeException"/>.</summary>
internal interface IHostEntry : IDisposable
{
    /// <summary>What it is.</summary>
    HostStat Stat();

    /// <summary>An attribute of ours; null when there is none.</summary>
    /// <param name="name">Which one.</param>
    /// <param name="supported">False when the file system has no attributes at all.</param>
    byte[]? GetAttribute(string name, out bool supported);
}
