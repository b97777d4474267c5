namespace BatchAi.Service.Tests.Api.Support;

/// <summary>One service for all tests of a class that do not disturb each other.</summary>
public sealed class ServiceFixture : IAsyncLifetime
{
    internal TestService Service { get; private set; } = null!;

    public async Task InitializeAsync() => Service = await TestService.StartAsync();

    public async Task DisposeAsync() => await Service.DisposeAsync();
}
