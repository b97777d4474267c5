namespace BatchAi.Files;

/// <summary>How files are moved.</summary>
/// <param name="Overwrite">Whether other files that are there already are replaced.</param>
/// <param name="ThrottleLimit">How many requests run at a time.</param>
/// <param name="PassThru">Whether each file is written when it is done.</param>
internal sealed record TransferRunOptions(bool Overwrite, int ThrottleLimit, bool PassThru);
