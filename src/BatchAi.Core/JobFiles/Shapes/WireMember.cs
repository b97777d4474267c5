namespace BatchAi.Core.JobFiles;

/// <summary>A member of a request.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Shape">What it holds.</param>
/// <param name="IsRequired">Whether a request has to have it.</param>
/// <param name="MayComeLater">Whether a file may leave it out all the same, because whoever submits the file fills it in.</param>
/// <param name="MayBeBlank">Whether a text may be blank although it is required.</param>
/// <param name="Values">The values that a text may have; none when any will do.</param>
internal sealed record WireMember(string Name, WireShape Shape, bool IsRequired, bool MayComeLater, bool MayBeBlank, IReadOnlyList<string> Values);
