namespace BatchAi.Service.Storage.Trees;

/// <summary>Names that nobody else may change until this is disposed.</summary>
internal readonly struct NameHold(Action release) : IDisposable
{
    public void Dispose() => release();
}
