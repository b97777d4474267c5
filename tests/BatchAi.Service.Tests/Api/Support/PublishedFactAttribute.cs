namespace BatchAi.Service.Tests.Api.Support;

/// <summary>A test that needs the API's published description.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PublishedFactAttribute : FactAttribute
{
    public PublishedFactAttribute() => Skip = PublishedDescription.TryRead() is null ? "The published description of the API does not lie next to the repository." : null;
}
