namespace BatchAi.Service.State;

/// <summary>A folder that is nobody's any more and waits to be emptied; told with the deletion of what owned it.</summary>
/// <param name="Uuid">The name that it gets in the trash.</param>
/// <param name="Path">Where it was, relative to the data root.</param>
internal sealed record TrashRow(string Uuid, string Path);
