using BatchAi.Service.Hosting;

namespace BatchAi.Service.Tests.Nodes.Support;

/// <summary>A test of what is refused to everybody but root, and skipped for root.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NotRootFactAttribute : FactAttribute
{
    public NotRootFactAttribute()
    {
        if (OwnerOnly.IsSuperuser()) Skip = "Root may do it.";
    }
}
