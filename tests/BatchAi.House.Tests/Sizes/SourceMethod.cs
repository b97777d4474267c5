namespace BatchAi.House.Sizes;

/// <summary>A method and its length in lines.</summary>
internal sealed record SourceMethod(string Name, int Line, int Lines);
