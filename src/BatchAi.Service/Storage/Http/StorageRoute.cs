namespace BatchAi.Service.Storage.Http;

/// <summary>What tells one operation from another.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Level">How deep the thing lies that is named.</param>
/// <param name="RestType">The option <c>restype</c>; none for requests without it.</param>
/// <param name="Comp">The option <c>comp</c>; none for requests without it.</param>
/// <param name="Header">A header that has to be there; none when it does not matter. Operations with one are asked first.</param>
internal sealed record StorageRoute(string Method, StorageLevel Level, string? RestType = null, string? Comp = null, string? Header = null);
