namespace BatchAi.Service.Hosting.Discovery;

/// <summary>A connection string, in the shape in which azure-cli shows it.</summary>
/// <param name="ConnectionString">The connection string.</param>
internal sealed record ConnectionAnswer(string ConnectionString);
