using BatchAi.Service.Api.Http;
using BatchAi.Service.Neighbours.Groups;

namespace BatchAi.Service.Neighbours.Tenancy;

/// <summary>Tenants, subscriptions and providers: what tools ask for before they come to the point.</summary>
internal sealed class TenancyEndpoints(ResourceGroups groups)
{
    private const string Tenant = "adfs";
    private const string Subscriptions = "/subscriptions";
    private const string Subscription = Subscriptions + "/{subscription}";

    internal void Map(ArmRoutes routes)
    {
        routes.Get("/tenants", _ => ListTenants());
        routes.Get("/providers/{provider}", request => Answer(Providers.Get(null, request.Route("provider"))));
        routes.Get(Subscriptions, _ => ListSubscriptions());
        routes.Get(Subscription, request => ArmAnswer.Of(Describe(request.Subscription), NeighbourJson.Default.SubscriptionResource));
        routes.Get(Subscription + "/providers", request => ArmAnswer.Of(
            new ResourceList<ProviderResource> { Value = Providers.List(request.Subscription) }, NeighbourJson.Default.ResourceListProviderResource));
        routes.Get(Subscription + "/providers/{provider}", AnswerProvider);
        routes.Post(Subscription + "/providers/{provider}/register", AnswerProvider);
    }

    private static ArmAnswer AnswerProvider(ArmRequest request) =>
        Answer(Providers.Get(request.Subscription, request.Route("provider")));

    private static ArmAnswer Answer(ProviderResource provider) => ArmAnswer.Of(provider, NeighbourJson.Default.ProviderResource);

    private static ArmAnswer ListTenants() => ArmAnswer.Of(
        new ResourceList<TenantResource> { Value = [new() { Id = "/tenants/" + Tenant, TenantId = Tenant, DisplayName = "BatchAi" }] },
        NeighbourJson.Default.ResourceListTenantResource);

    private ArmAnswer ListSubscriptions()
    {
        var known = groups.Subscriptions().Prepend(Api.DefaultResources.Subscription).Distinct(StringComparer.OrdinalIgnoreCase);
        return ArmAnswer.Of(new ResourceList<SubscriptionResource> { Value = [.. known.Select(Describe)] }, NeighbourJson.Default.ResourceListSubscriptionResource);
    }

    private static SubscriptionResource Describe(string subscription) => new()
    {
        Id = $"/subscriptions/{subscription}",
        SubscriptionId = subscription,
        TenantId = Tenant,
        DisplayName = subscription == Api.DefaultResources.Subscription ? "BatchAi" : "BatchAi " + subscription,
    };
}
