using BatchAi.Core.Earlier;

namespace BatchAi.Service.Control;

/// <summary>A resource with what earlier versions of the API tell of it besides.</summary>
/// <param name="Resource">The resource as today's version tells it.</param>
/// <param name="Location">The region of its workspace.</param>
/// <param name="Content">What was said of it with an earlier version; none when it was made with today's.</param>
internal sealed record EarlierResource<T>(T Resource, string Location, EarlierContent? Content);
