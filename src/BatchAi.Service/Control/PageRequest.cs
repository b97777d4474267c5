namespace BatchAi.Service.Control;

/// <summary>Which part of a list is wanted.</summary>
/// <param name="Maximum">How many items at the most, 1 to 1000.</param>
/// <param name="After">The mark of the page before; 0 for the first page.</param>
internal sealed record PageRequest(int Maximum = 1000, long After = 0);
