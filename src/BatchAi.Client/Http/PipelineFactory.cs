using Azure.Core;
using Azure.Core.Pipeline;

namespace BatchAi.Client.Http;

/// <summary>Makes the pipeline of Microsoft.BatchAI's own operations: signed, and repeated under the same request id when something on the way fails.</summary>
internal static class PipelineFactory
{
    internal static HttpPipeline Create(TokenCredential credential, HttpPipelineTransport transport, string scope)
    {
        var options = new RestOptions { Transport = transport, RetryPolicy = new PatientRetry() };
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(100);
        options.Diagnostics.ApplicationId = $"BatchAi-{typeof(PipelineFactory).Assembly.GetName().Version?.ToString(3)}";
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        return HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, scope));
    }

    private sealed class RestOptions : ClientOptions;
}
