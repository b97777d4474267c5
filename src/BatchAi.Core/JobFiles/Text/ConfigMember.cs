namespace BatchAi.Core.JobFiles;

/// <summary>A member of an object, with the place of its name.</summary>
internal sealed record ConfigMember(string Name, int Line, int Column, ConfigNode Value);
