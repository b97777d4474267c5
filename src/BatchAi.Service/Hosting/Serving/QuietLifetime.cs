using Microsoft.Extensions.Hosting;

namespace BatchAi.Service.Hosting.Serving;

/// <summary>Leaves signals and the terminal to the command line.</summary>
internal sealed class QuietLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
