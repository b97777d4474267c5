using System.Net;
using System.Text.Json.Nodes;
using BatchAi.Service.Tests.Api.Support;

namespace BatchAi.Service.Tests.Api;

public sealed class SignInTests
{
    [Fact]
    public async Task Token_ForTheServiceToken_OpensTheServiceForAnHour()
    {
        await using var service = await TestService.StartAsync();
        var token = await (await AskAsync(service, service.Token)).ReadAsync();

        Assert.Equal(("Bearer", 3600), ((string?)token["token_type"], (int)token["expires_in"]!));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(service, token));
        service.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(HttpStatusCode.OK, await UseAsync(service, token));
        service.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(service, token));
    }

    [Fact]
    public async Task Token_AfterTheServiceTokenChanged_IsVoid()
    {
        await using var one = await TestService.StartAsync();
        await using var other = await TestService.StartAsync();

        var token = await (await AskAsync(one, one.Token)).ReadAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await UseAsync(other, token));
    }

    [Fact]
    public async Task Token_ForWrongSecrets_IsRefusedAndThenThrottled()
    {
        await using var service = await TestService.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            var refusal = await (await AskAsync(service, "wrong")).ReadAsync(HttpStatusCode.Unauthorized);
            Assert.Equal("invalid_client", (string?)refusal["error"]);
        }

        using (var throttled = await AskAsync(service, service.Token))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, throttled.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), throttled.Headers.RetryAfter!.Delta);
        }

        service.Time.Advance(TimeSpan.FromSeconds(1));
        await (await AskAsync(service, service.Token)).ReadAsync();
    }

    [Fact]
    public async Task Token_ForManyWrongSecretsAtOnce_IsNotJudgedMoreThanFiveTimes()
    {
        await using var service = await TestService.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => AskAsync(service, "wrong")));

        Assert.Equal(5, answers.Count(answer => answer.StatusCode == HttpStatusCode.Unauthorized));
        Assert.Equal(35, answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests));
    }

    [Theory]
    [InlineData("password", "unsupported_grant_type")]
    [InlineData("", "unsupported_grant_type")]
    public async Task Token_ForAnotherGrant_IsRefused(string grant, string error)
    {
        await using var service = await TestService.StartAsync();

        var refusal = await (await AskAsync(service, service.Token, grant)).ReadAsync(HttpStatusCode.BadRequest);

        Assert.Equal(error, (string?)refusal["error"]);
    }

    [Fact]
    public async Task Token_ForABodyThatIsNoForm_IsRefused()
    {
        await using var service = await TestService.StartAsync();
        using var answer = await service.Anonymous.PostAsync(new Uri("/adfs/oauth2/token", UriKind.Relative), Calls.Json("{}"));

        Assert.Equal("invalid_request", (string?)(await answer.ReadAsync(HttpStatusCode.BadRequest))["error"]);
    }

    [Fact]
    public async Task Token_IsNotKeptByCaches()
    {
        await using var service = await TestService.StartAsync();
        using var answer = await AskAsync(service, service.Token);

        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Configuration_LeadsToTheTokenEndpoint()
    {
        await using var service = await TestService.StartAsync();
        var configuration = await ReadAsync(service, "/adfs/.well-known/openid-configuration");

        Assert.Equal(service.Endpoint + "adfs", (string?)configuration["issuer"]);
        Assert.Equal(service.Endpoint + "adfs/oauth2/token", (string?)configuration["token_endpoint"]);
        Assert.NotNull(configuration["authorization_endpoint"]);
    }

    [Fact]
    public async Task Metadata_InBothShapes_LeadsToTheSignIn()
    {
        await using var service = await TestService.StartAsync();
        var older = await ReadAsync(service, "/metadata/endpoints?api-version=2015-01-01");
        var newer = await ReadAsync(service, "/metadata/endpoints?api-version=2019-05-01");

        Assert.Equal(service.Endpoint.GetLeftPart(UriPartial.Authority), (string?)older["authentication"]!["loginEndpoint"]);
        Assert.Equal("adfs", (string?)newer[0]!["authentication"]!["tenant"]);
        Assert.Equal(service.Endpoint.ToString(), (string?)newer[0]!["resourceManager"]);
    }

    [Fact]
    public async Task Token_AtTheAddressOfVersionTwo_OpensTheService()
    {
        await using var service = await TestService.StartAsync();

        var token = await (await AskAsync(service, service.Token, address: "/adfs/oauth2/v2.0/token")).ReadAsync();

        Assert.Equal(HttpStatusCode.OK, await UseAsync(service, token));
    }

    private static async Task<HttpResponseMessage> AskAsync(TestService service, string secret, string grant = "client_credentials", string address = "/adfs/oauth2/token")
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = grant,
            ["client_id"] = "any",
            ["client_secret"] = secret,
            ["scope"] = service.Endpoint + ".default",
        };
        using var content = new FormUrlEncodedContent(form);
        return await service.Anonymous.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    private static async Task<HttpStatusCode> UseAsync(TestService service, JsonNode token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/subscriptions?" + Calls.Version);
        request.Headers.Authorization = new("Bearer", (string?)token["access_token"]);
        using var answer = await service.Anonymous.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<JsonNode> ReadAsync(TestService service, string path) =>
        await (await service.Anonymous.GetAsync(new Uri(path, UriKind.Relative))).ReadAsync();
}
