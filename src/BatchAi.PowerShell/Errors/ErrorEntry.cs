using System.Management.Automation;

namespace BatchAi;

/// <summary>An error of the module's vocabulary.</summary>
/// <param name="Id">The stable id, which is also the code of the exception.</param>
/// <param name="Category">What kind of error it is.</param>
/// <param name="Action">What to do next, when the exception does not say it.</param>
internal sealed record ErrorEntry(string Id, ErrorCategory Category, string Action);
