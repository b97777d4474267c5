using BatchAi.Service.Storage.Http;

namespace BatchAi.Service.Storage.Signing;

/// <summary>Finds a policy of the container or share that a target names or lies in; null when there is none of this name.</summary>
internal delegate AccessPolicy? FindPolicy(StorageTarget target, string id);
