using Azure.Core;
using BatchAi.Client.Http;
using Wire = BatchAi.Core.Wire;

namespace BatchAi.Client.Compute;

/// <summary>Counters and their limits.</summary>
internal sealed class Usages(RestClient rest) : IUsages
{
    public async Task<Page<Usage>> ListAsync(ResourcePath subscription, string location, string? next, CancellationToken cancellationToken)
    {
        var path = $"{subscription.ToUrlPath()}/providers/Microsoft.BatchAI/locations/{Uri.EscapeDataString(location)}/usages";
        var list = await rest.ListAsync<Wire.Usage>(RequestMethod.Get, path, next, cancellationToken);
        return ResourceOperations.Map(list, usage => new Usage
        {
            Name = usage.Name?.LocalizedValue ?? usage.Name?.Value ?? "",
            Id = usage.Name?.Value,
            CurrentValue = usage.CurrentValue,
            Limit = usage.Limit,
            Unit = usage.Unit,
            Location = location,
        });
    }
}
