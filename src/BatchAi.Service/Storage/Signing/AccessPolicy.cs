namespace BatchAi.Service.Storage.Signing;

/// <summary>A policy that is stored with a container or share; a SAS that names it has what it does not say itself from there.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Start">From when it allows anything.</param>
/// <param name="Expiry">Until when.</param>
/// <param name="Permissions">What it allows.</param>
internal sealed record AccessPolicy(string Id, DateTimeOffset? Start, DateTimeOffset? Expiry, string? Permissions);
