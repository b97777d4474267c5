namespace BatchAi.Service.Storage.Http;

/// <summary>Some operations of a storage API that belong together.</summary>
internal interface IStorageOperations
{
    /// <summary>Adds them to the API's table.</summary>
    void AddTo(OperationTable table);
}
