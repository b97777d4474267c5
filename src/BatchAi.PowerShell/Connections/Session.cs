namespace BatchAi.Connections;

/// <summary>A connection with its defaults.</summary>
/// <param name="Context">The defaults, as users see and change them.</param>
/// <param name="Client">The connection.</param>
internal sealed record Session(Context Context, IBatchAiClient Client);
