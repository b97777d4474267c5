using System.Security.Authentication;
using Azure.Core;
using Azure.Core.Pipeline;

namespace BatchAi.Client.Http;

/// <summary>Repeats what failed on the way, four times at most; but not what will fail the same way again.</summary>
internal sealed class PatientRetry() : RetryPolicy(4, DelayStrategy.CreateExponentialDelayStrategy(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(10)))
{
    /// <summary>Whether something in the chain of causes is a certificate or protocol that was refused.</summary>
    internal static bool IsRefusedCertificate(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is AuthenticationException || (error is AggregateException many && many.InnerExceptions.Any(IsRefusedCertificate))) return true;
        }

        return false;
    }

    protected override bool ShouldRetry(HttpMessage message, Exception? exception) => !IsRefusedCertificate(exception) && base.ShouldRetry(message, exception);

    protected override ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception) =>
        IsRefusedCertificate(exception) ? new ValueTask<bool>(false) : base.ShouldRetryAsync(message, exception);
}
