using BatchAi.Core.Earlier;
using BatchAi.Core.JobFiles;
using BatchAi.Core.Wire;

namespace BatchAi.Service.Control;

/// <summary>A job as somebody wants it.</summary>
/// <param name="Properties">What today's API says of it.</param>
/// <param name="Earlier">What an earlier version of the API said of it; null for today's.</param>
/// <param name="Group">The group that it is to belong to; null when that is not said.</param>
internal sealed record JobWish(JobBaseProperties Properties, EarlierContent? Earlier, JobGroupContent? Group)
{
    /// <summary>Whether a job that is in a group, or in none, is in the one that is wanted.</summary>
    internal bool IsIn(string? group) => Group is null || Group.Name.Equals(group, StringComparison.OrdinalIgnoreCase);
}
