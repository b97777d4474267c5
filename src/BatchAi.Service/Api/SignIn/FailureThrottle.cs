namespace BatchAi.Service.Api.SignIn;

/// <summary>Slows down those who guess: after some failures within a second nobody may try until it is over.</summary>
internal sealed class FailureThrottle(TimeProvider time)
{
    private const int MostFailures = 5;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly Queue<DateTimeOffset> _failures = new();
    private readonly Lock _lock = new();

    /// <summary>Judges one try, while nobody else tries.</summary>
    /// <returns>Whether it is right; null when it was not looked at, since too many were wrong just now.</returns>
    internal bool? Judge(Func<bool> isRight)
    {
        lock (_lock)
        {
            ForgetOld();
            if (_failures.Count >= MostFailures) return null;
            if (isRight()) return true;
            _failures.Enqueue(time.GetUtcNow());
            return false;
        }
    }

    private void ForgetOld()
    {
        var oldest = time.GetUtcNow() - Period;
        while (_failures.TryPeek(out var failure) && failure <= oldest) _failures.Dequeue();
    }
}
