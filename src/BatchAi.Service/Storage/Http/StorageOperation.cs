using BatchAi.Service.Storage.Signing;

namespace BatchAi.Service.Storage.Http;

/// <summary>An operation of a storage API.</summary>
/// <param name="Name">Its name, as Azure's reference calls it.</param>
/// <param name="Route">Which requests are for it.</param>
/// <param name="Need">What a caller must be allowed to.</param>
/// <param name="AnswerAsync">Does the work.</param>
internal sealed record StorageOperation(string Name, StorageRoute Route, AccessNeed Need, Func<StorageCall, Task<StorageAnswer>> AnswerAsync);
