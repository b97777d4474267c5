using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Http;

/// <summary>The operations of one storage API. None can be added without saying what its callers must be allowed to.</summary>
internal sealed class OperationTable
{
    private readonly List<StorageOperation> _operations = [];

    /// <summary>All of them.</summary>
    internal IReadOnlyList<StorageOperation> Operations => _operations;

    internal void Add(string name, StorageRoute route, AccessNeed need, Func<StorageCall, Task<StorageAnswer>> answerAsync)
    {
        if (_operations.Exists(known => known.Route == route)) throw new ArgumentException($"{name}: there is an operation for {route} already.", nameof(route));
        var place = route.Header is null ? _operations.Count : 0;
        _operations.Insert(place, new StorageOperation(name, route, need, answerAsync));
    }

    /// <summary>Adds an operation that has nothing to wait for.</summary>
    internal void Add(string name, StorageRoute route, AccessNeed need, Func<StorageCall, StorageAnswer> answer) => Add(name, route, need, call => Task.FromResult(answer(call)));

    /// <summary>The operation that a request is for.</summary>
    /// <exception cref="StorageException">There is none.</exception>
    internal StorageOperation Find(string method, StorageLevel level, StorageQuery query, Func<string, bool> hasHeader)
    {
        var (restType, comp) = (query["restype"], query["comp"]);
        var isKnown = false;
        foreach (var operation in _operations)
        {
            var route = operation.Route;
            if (route.Level != level || !IsSame(route.RestType, restType) || !IsSame(route.Comp, comp)) continue;
            isKnown = true;
            if (route.Method == method && (route.Header is null || hasHeader(route.Header))) return operation;
        }

        throw isKnown ? StorageErrors.UnsupportedVerb() : Unknown(restType, comp);
    }

    private static bool IsSame(string? wanted, string? given) => string.Equals(wanted ?? "", given ?? "", StringComparison.OrdinalIgnoreCase);

    private static StorageException Unknown(string? restType, string? comp) =>
        comp is not null ? StorageErrors.InvalidQuery("comp", comp)
        : restType is not null ? StorageErrors.InvalidQuery("restype", restType)
        : StorageErrors.UnsupportedVerb();
}
