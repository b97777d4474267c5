namespace BatchAi.Files;

/// <summary>Writes what is in a file.</summary>
internal interface IContentWriter
{
    /// <summary>Takes bytes.</summary>
    /// <param name="bytes">A buffer.</param>
    /// <param name="count">How much of it counts.</param>
    void Write(byte[] bytes, int count);

    /// <summary>Nothing more comes.</summary>
    void Complete();
}
