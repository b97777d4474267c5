using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BatchAi.Service.Api;
using BatchAi.Service.Api.SignIn;
using BatchAi.Service.State;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class AuthenticationTests(ServiceFixture fixture) : IClassFixture<ServiceFixture>
{
    private TestService Service => fixture.Service;

    [Fact]
    public async Task EveryRoute_WithoutAValidToken_IsRefused()
    {
        var refused = 0;
        foreach (var (method, path) in Service.Routes.SelectMany(RouteTable.Requests).Where(request => !RouteTable.IsPublic(request)))
        {
            foreach (var authorization in Worthless())
            {
                using var request = new HttpRequestMessage(method, path + "?" + Calls.Version);
                if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
                using var answer = await Service.Anonymous.SendAsync(request);

                Assert.True(answer.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path} with '{authorization}': {answer.StatusCode}");
                Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
                if (method != HttpMethod.Head) Assert.Contains("\"code\":", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(refused > 400, $"Only {refused} requests were tried.");
    }

    [Fact]
    public void Routes_ForEverybody_AreTheKnownOnes()
    {
        var marked = Service.Routes.Where(route => route.Metadata.GetMetadata<AnonymousAccess>() is not null).SelectMany(RouteTable.Requests).Select(request => $"{request.Method} {request.Path}");

        Assert.Equal(RouteTable.Public.Order(), marked.Order());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing/here")]
    [InlineData("/metadata/endpoints/more")]
    [InlineData("/adfs/oauth2/token")]
    [InlineData("/adfs/oauth2/v2.0/token")]
    public async Task PathsThatAreNone_WithoutAToken_TellNothing(string path)
    {
        using var answer = await Service.Anonymous.GetAsync(new Uri(path, UriKind.Relative));

        await answer.RefusedAsync(HttpStatusCode.Unauthorized, "AuthenticationFailed");
    }

    [Theory]
    [InlineData("bearer ")]
    [InlineData("Bearer  ")]
    public async Task ServiceToken_InAnySpelling_IsGranted(string scheme)
    {
        Assert.Equal(HttpStatusCode.OK, await TryAsync(scheme + Service.Token));
    }

    [Fact]
    public async Task JsonWebToken_OfTheTokenEndpoint_IsGranted()
    {
        var token = Tokens().Issue("me");

        Assert.Equal(HttpStatusCode.OK, await TryAsync("Bearer " + token));
    }

    [Fact]
    public async Task TwoAuthorizations_AreRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?" + Calls.Version);
        request.Headers.TryAddWithoutValidation("Authorization", ["Bearer " + Service.Token, "Bearer other"]);

        using var answer = await Service.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task ExpiredToken_IsRefusedWithACodeOfItsOwn()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?" + Calls.Version);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Expired());

        using var answer = await Service.Anonymous.SendAsync(request);

        await answer.RefusedAsync(HttpStatusCode.Unauthorized, "ExpiredAuthenticationToken");
    }

    [Fact]
    public async Task RefusedRequest_ChangesNothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"{Calls.Subscription}/resourceGroups/refused?{Calls.Version}") { Content = Calls.Json(Bodies.Group) };
        using var answer = await Service.Anonymous.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(Service.Services.Neighbours.Groups.Exists(ArmId.Group(DefaultResources.Subscription, "refused")));
    }

    private async Task<HttpStatusCode> TryAsync(string authorization)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?" + Calls.Version);
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        using var answer = await Service.Anonymous.SendAsync(request);
        return answer.StatusCode;
    }

    private IEnumerable<string?> Worthless()
    {
        var (token, issued) = (Service.Token, Tokens().Issue("me"));
        yield return null;
        yield return "";
        yield return "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("any:" + token));
        yield return "Bearer";
        yield return token;
        yield return "Bearer " + token[..^1];
        yield return "Bearer " + new string('0', 64);
        yield return "Bearer " + issued[..^1];
        yield return "Bearer " + WithoutSignature(issued);
        yield return "Bearer " + Expired();
        yield return "Bearer " + OfOtherKey().Issue("me");
        yield return "Bearer " + ForOtherService().Issue("me");
        yield return "Bearer ..";
    }

    private AccessTokens Tokens() => new(Service.Token, Service.Endpoint, Service.Time);

    private AccessTokens OfOtherKey() => new(new string('a', 64), Service.Endpoint, Service.Time);

    private AccessTokens ForOtherService() => new(Service.Token, new Uri("https://localhost:1"), Service.Time);

    private string Expired()
    {
        var past = new MovableTime(Service.Time.GetUtcNow() - AccessTokens.Lifetime - TimeSpan.FromSeconds(1));
        return new AccessTokens(Service.Token, Service.Endpoint, past).Issue("me");
    }

    private static string WithoutSignature(string token) =>
        $"{System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8)}.{token.Split('.')[1]}.";
}
