namespace BatchAi.Service.Hosting.Serving;

/// <summary>A part of a library that this process has mapped, and whose content is the file's.</summary>
internal readonly record struct MappedLibrary(nuint Start, nuint End, string File);
