namespace BatchAi.Files;

/// <summary>A file that is to be sent or received.</summary>
/// <param name="Source">What it is, in words.</param>
/// <param name="Target">Where it goes, for errors.</param>
/// <param name="Length">How long it is, as far as that is known.</param>
/// <param name="MoveAsync">Moves it, and returns what <c>-PassThru</c> writes.</param>
internal sealed record TransferItem(string Source, string Target, long Length, Func<IBatchAiClient, TransferOptions, CancellationToken, Task<object>> MoveAsync);
