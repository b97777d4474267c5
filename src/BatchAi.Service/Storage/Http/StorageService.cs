namespace BatchAi.Service.Storage.Http;

/// <summary>Which of the two storage APIs a request is for.</summary>
internal enum StorageService
{
    Blob,
    File,
}
